// Made by types.py of /openapi.json and docs/schemas. Not to be edited.

export type Candidate = {
  findings: Array<Finding>;
  home: Home;
  issuing?: Jurisdiction;
  lost_by: "home" | "recognition" | "longer" | "fingerprints";
  path: Array<Digest>;
  recognition: Recognition;
};

export type CertificateQuestion = {
  certificate: string;
  chain?: Array<string>;
  crls?: Array<string>;
  ocsp?: Array<string>;
  profile?: string;
  relying?: string;
  purpose?: string;
  amount?: number;
  currency?: string;
  at?: string;
  known_at?: string;
  languages?: Array<"en" | "zh-Hant" | "zh-Hans" | "pt">;
  request_id?: string;
};

export type Code = string;

export type CountedFinding = {
  clause: string;
  code: Code;
  counts_for: "home" | "recognition" | "profile";
  effect: Effect;
  facts: Facts;
  subject: string;
};

export type Decision = {
  accepted: "yes" | "no" | "unknown";
  accepted_as: Array<Oid>;
  assurance: {
    mapped: string;
    native: string;
    rule: string;
  };
  asked_at?: Time;
  at: Time;
  candidates: Array<Candidate>;
  candidates_not_reported: number;
  certificate_type?: {
    custody: "file" | "device" | "server-side";
    holder: "person" | "organisation" | "role" | "device";
    id: string;
    uses: Array<"signature" | "seal" | "encipherment">;
  };
  documents: Array<Document>;
  dual_publication?: Publication;
  findings: Array<CountedFinding>;
  home: Home;
  indication: "TOTAL-PASSED" | "PASSED" | "INDETERMINATE" | "TOTAL-FAILED" | "FAILED";
  inputs: Array<Digest>;
  issuing?: Jurisdiction;
  known_at: Time;
  legs?: Legs;
  outcome: "valid-recognised" | "valid-not-recognised" | "indeterminate" | "invalid";
  path: Array<Digest>;
  policy: {
    edges: Array<{
      from: Oid;
      origin: "register" | "certificate";
      reference: string;
      to: Oid;
    }>;
    expanded: Array<Oid>;
  };
  profile: {
    digest: Digest;
    name: string;
    result: "met" | "not-met";
  };
  recognition: Recognition;
  recognitions: Array<RecognitionTried>;
  relying: Jurisdiction;
  request: {
    amount?: {
      amount: Integer;
      currency: string;
    };
    certificate?: Digest;
    format?: string;
    kind: "certificate" | "signature" | "timestamp";
    purpose?: string;
    signature?: Signature;
    tsa_policy?: Oid;
  };
  revocation: Array<{
    certificate: Digest;
    crls: Array<Digest>;
    ocsp?: Array<Digest>;
    reason?: "unspecified" | "keyCompromise" | "cACompromise" | "affiliationChanged" | "superseded" | "cessationOfOperation" | "certificateHold" | "removeFromCRL" | "privilegeWithdrawn" | "aACompromise";
    revocation_date?: Time;
    state: "good" | "revoked" | "on-hold" | "unknown";
  }>;
  snapshot: Digest;
  sub_indication: "" | "FORMAT_FAILURE" | "HASH_FAILURE" | "SIG_CRYPTO_FAILURE" | "REVOKED" | "EXPIRED" | "NOT_YET_VALID" | "CHAIN_CONSTRAINTS_FAILURE" | "CERTIFICATE_CHAIN_GENERAL_FAILURE" | "CRYPTO_CONSTRAINTS_FAILURE" | "POLICY_PROCESSING_ERROR" | "NO_SIGNING_CERTIFICATE_FOUND" | "NO_CERTIFICATE_CHAIN_FOUND" | "REVOKED_NO_POE" | "REVOKED_CA_NO_POE" | "OUT_OF_BOUNDS_NO_POE" | "SIGNED_DATA_NOT_FOUND" | "TRY_LATER";
  time_basis: "request" | "timestamp" | "asserted";
  timestamps?: Array<Timestamp>;
};

export type Digest = string;

export type Document = {
  age: Integer;
  digest: Digest;
  fresh_until: Time;
  grace: Integer;
  kind: "list" | "register";
  role: "issuing-list" | "relying-list" | "relying-register" | "counterpart-register";
  sequence: Integer;
  state: "fresh" | "grace" | "stop";
  stop_from: Time;
  territory: Jurisdiction;
};

export type Effect = "passed" | "info" | "warning" | "not-accepted" | "not-recognised" | "indeterminate" | "invalid";

export type EmergencyRequest = {
  kind: "distrust-certificate" | "suspend-recognition";
  territory: string;
  certificate_sha256?: string;
  recognition?: string;
  effective_from?: string;
  seconds: number;
  reason: string;
};

export type Facts = { [name: string]: string };

export type Finding = {
  clause: string;
  code: Code;
  effect: Effect;
  facts: Facts;
  subject: string;
};

export type Home = "valid" | "indeterminate" | "invalid";

export type Integer = number | string;

export type Integrity = "good" | "bad" | "unknown";

export type Jurisdiction = string;

export type Legs = Array<{
  leg: "period" | "root" | "issuer" | "type" | "policy";
  result: "passed" | "failed" | "unknown";
}>;

export type Oid = string;

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  facts: { [name: string]: string };
  request_id: string;
};

export type Publication = "agreed" | "relying-only" | "issuing-only" | "differs-text" | "differs-trust";

export type Recognition = "recognised" | "domestic" | "unknown" | "not-recognised";

export type RecognitionTried = {
  differing: Array<"status" | "period" | "ca_pairs" | "type" | "family" | "requires" | "constraints" | "counts_as" | "text">;
  dual_publication: Publication;
  findings: Array<Finding>;
  id: string;
  legs: Legs;
  result: Recognition;
  selected: "yes" | "no";
};

export type Record = {
  id: string;
  engine: string;
  request_id: string | null;
  decision: Decision;
  digest: string;
  texts: {
    en?: Texts;
    "zh-Hant"?: Texts;
    "zh-Hans"?: Texts;
    pt?: Texts;
  };
  log: null;
  receipt: null;
};

export type Schedule = {
  at: string;
};

export type Signature = {
  claimed_time?: Time;
  content: "attached" | "detached" | "digest-only" | "absent";
  content_digests: Array<{
    algorithm: string;
    value: string;
  }>;
  content_type?: Oid;
  files: Array<Digest>;
  format: "cms" | "pades" | "xades" | "asic" | "ofd";
  index: number;
  integrity: Integrity;
  policy?: string;
  signer: string;
  signer_bound: "yes" | "no";
  value: Digest;
};

export type SubmissionRequest = {
  envelope: string;
  document: string;
};

export type Texts = {
  headline: string;
  findings: Array<string>;
};

export type Time = string;

export type Timestamp = {
  accepted: "yes" | "no" | "unknown";
  findings: Array<Finding>;
  home: Home;
  integrity: Integrity;
  issuing?: Jurisdiction;
  kind: "content" | "signature" | "references" | "archive" | "document";
  path: Array<Digest>;
  policy?: Oid;
  recognition: Recognition;
  time?: Time;
  token: Digest;
};
