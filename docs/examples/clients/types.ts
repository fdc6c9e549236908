// Made by types.py of /openapi.json. Not to be edited.

export type Account = string;

export type Age = {
  fresh_until: Time;
  seconds: number;
  state: "fresh" | "grace" | "stop";
  stop_from: Time;
};

export type BatchError = {
  error: SaidError;
  line: number;
};

export type BatchLine = Record | BatchError;

export type Bound = {
  at?: Time;
  kind: "at" | "open" | "unknown";
  reviewed_bound?: Time;
};

export type CaPair = {
  from: Bound;
  issuer_sha256: Digest;
  root_sha256: Digest;
  to: Bound;
};

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

export type Change = {
  after?: string;
  before?: string;
  code: string;
  direction: Direction;
  place: string;
  text: string;
};

export type ChangeFeed = {
  after: ChangeFeedEdition;
  before: ChangeFeedEdition;
  changes: Array<ChangeFeedChange>;
  direction: ChangeFeedDirection;
  document: "list" | "register";
  language: "en" | "zh-Hant" | "zh-Hans" | "pt";
  same: "yes" | "no";
};

export type ChangeFeedChange = {
  after?: string;
  before?: string;
  code: string;
  direction: ChangeFeedDirection;
  effect: "info" | "warning";
  place: Array<Step>;
  text: string;
};

export type ChangeFeedDirection = "none" | "text" | "narrowing" | "widening" | "both";

export type ChangeFeedEdition = {
  digest?: Sha256;
  file_sha256: Sha256;
  issued: Time;
  name: string;
  next_update?: Time;
  sequence: number | string;
  signers: Array<Sha256>;
  territory: string;
  unverified?: {
    code: "document.unverified.no_pin" | "document.unverified.signature";
    text: string;
  };
  verified: "yes" | "no";
};

export type ChangeNews = {
  code: Code;
  direction: Direction;
  place: string;
};

export type Code = string;

export type Codes = Array<string>;

export type Count = number;

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

export type Differing = Array<"status" | "period" | "ca_pairs" | "type" | "family" | "requires" | "constraints" | "counts_as" | "text">;

export type Digest = string;

export type Direction = "none" | "text" | "narrowing" | "widening" | "both";

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

export type DocumentHealth = {
  digest?: Digest;
  findings: Array<SaidFinding>;
  kind: "list" | "register";
  next_update?: Time;
  required: "yes" | "no";
  sequence?: Sequence;
  state: "fresh" | "grace" | "stop" | "missing";
  territory: Jurisdiction;
};

export type DocumentKind = "list" | "register";

export type DocumentState = "fresh" | "grace" | "stop" | "missing";

export type Edition = {
  digest: Sha256;
  issued: Time;
  next_update?: Time;
  sequence: number;
};

export type Effect = "passed" | "info" | "warning" | "not-accepted" | "not-recognised" | "indeterminate" | "invalid";

export type Emergencies = {
  emergencies: Array<Emergency>;
};

export type Emergency = {
  begun: Time;
  by?: Account;
  certificate_sha256?: Digest;
  effective_from: Time;
  ended?: Time;
  id: string;
  kind: "distrust-certificate" | "suspend-recognition";
  lapses: Time;
  reason?: string;
  recognition?: string;
  territory: Jurisdiction;
};

export type EmergencyEvent = {
  at: Time;
  content: EmergencyNews;
  kind: "emergency.begun" | "emergency.lapsed";
  number: EventNumber;
  subject: EventSubject;
  territory: Jurisdiction;
  title: EventTitle;
};

export type EmergencyNews = {
  certificate?: Digest;
  effective_from: Time;
  id: string;
  kind: "distrust-certificate" | "suspend-recognition";
  lapses: Time;
  recognition?: string;
  territory: Jurisdiction;
};

export type EmergencyRequest = {
  kind: "distrust-certificate" | "suspend-recognition";
  territory: string;
  certificate_sha256?: string;
  recognition?: string;
  effective_from?: string;
  seconds: number;
  reason: string;
};

export type EndedEvent = {
  at: Time;
  content: EndedNews;
  kind: "submission.rejected" | "edition.alarm";
  number: EventNumber;
  subject: EventSubject;
  territory: Jurisdiction;
  title: EventTitle;
};

export type EndedNews = {
  code: Code;
  document: DocumentKind;
  envelope?: Digest;
  sequence: Sequence;
  submission: SubmissionId;
  territory: Jurisdiction;
  withdrawal?: SubmissionId;
};

export type Event = ImpactEvent | ScheduledEvent | EndedEvent | RecallEvent | EmergencyEvent | TrustStateEvent;

export type EventNumber = number;

export type EventSubject = string;

export type EventTitle = string;

export type Facts = { [name: string]: string };

export type FileAnswer = {
  decisions: Array<Record>;
  document: Digest;
  media_type: string;
  overall: "yes" | "no" | "unknown";
  signatures_count: Count;
  valid_signatures_count: Count;
};

export type Finding = {
  clause: string;
  code: Code;
  effect: Effect;
  facts: Facts;
  subject: string;
};

export type Flip = {
  after: Standpoint;
  because: Codes;
  before: Standpoint;
  issuing: string;
  profile: string;
  relying: string;
  verdict: string;
};

export type Home = "valid" | "indeterminate" | "invalid";

export type Ids = Array<string>;

export type Impact = {
  at: Time;
  changes: Array<Change>;
  direction: Direction;
  document: "list" | "register";
  edition: Edition;
  flips: Array<Flip>;
  flips_in_all: Count;
  in_force?: Edition;
  not_asked_again: Count;
  profiles: { [name: string]: {
    considered: Count;
    gained: Count;
    lost: Count;
    other: Count;
  } };
  recalls: Array<Flip>;
  recognitions: {
    dead: Ids;
    gained: Ids;
    lost: Ids;
  };
  territory: string;
};

export type ImpactEvent = {
  at: Time;
  content: ImpactNews;
  kind: "submission.staged" | "edition.active";
  number: EventNumber;
  subject: EventSubject;
  territory: Jurisdiction;
  title: EventTitle;
};

export type ImpactNews = {
  changes: Array<ChangeNews>;
  direction: Direction;
  document: DocumentKind;
  edition: Digest;
  flips: Count;
  recalls: Count;
  sequence: Sequence;
  submission: SubmissionId;
  territory: Jurisdiction;
};

export type Integer = number | string;

export type Integrity = "good" | "bad" | "unknown";

export type Jurisdiction = string;

export type KeptEdition = {
  activated?: Time;
  age?: Age;
  approvals: Array<NamedApproval>;
  digest: Digest;
  files: Array<Digest>;
  in_force: "yes" | "no";
  issued: Time;
  kind: "list" | "register";
  next_update?: Time;
  reason?: Code;
  received: Time;
  sequence: Sequence;
  signers: Array<Digest>;
  state: "active" | "held" | "equivocating" | "refused";
  territory: Jurisdiction;
};

export type Legs = Array<{
  leg: "period" | "root" | "issuer" | "type" | "policy";
  result: "passed" | "failed" | "unknown";
}>;

export type LintReport = {
  counts: {
    error: Count;
    info: Count;
    waived: Count;
    warning: Count;
  };
  document: {
    kind: "register";
    sequence: Sequence;
    territory: Jurisdiction;
  };
  results: Array<LintResult>;
  signature: "verified" | "not-verified";
};

export type LintResult = {
  clause: string;
  facts: Facts;
  fix: string;
  place: string;
  rule: Code;
  severity: "error" | "warning" | "info";
  text: string;
  waived?: {
    by: string;
    expires: Time;
    reason: string;
  };
};

export type ListedService = {
  certificate_sha256?: Digest;
  name: string;
  provider: string;
  since?: Time;
  standing: "in-force" | "ended" | "unknown" | "not-listed";
  status?: string;
  types?: Array<string>;
};

export type MappingEntry = {
  ca_pairs: Array<CaPair>;
  counts_as: Array<Oid>;
  differing: Differing;
  from: Bound;
  id: string;
  in_period: "yes" | "no" | "unknown";
  issuing: Jurisdiction;
  kind: "certificate" | "timestamp";
  publication: Publication;
  relying: Jurisdiction;
  status?: "in-force" | "suspended" | "withdrawn";
  to: Bound;
};

export type MappingLint = {
  registers: Array<LintReport>;
};

export type MappingMatrix = {
  at: Time;
  entries: Array<MatrixEntry>;
  known_at: Time;
  silent: Array<{
    issuing: Jurisdiction;
    relying: Jurisdiction;
  }>;
};

export type Mappings = {
  entries: Array<MappingEntry>;
};

export type MatrixEntry = {
  counts_as: Array<Oid>;
  differing: Differing;
  family: string;
  id: string;
  issuing: Jurisdiction;
  issuing_level: string;
  kind: "certificate" | "timestamp";
  publication: Publication;
  relying: Jurisdiction;
  relying_level: string;
  state: "in-force" | "unknown" | "not-yet" | "expired" | "suspended" | "withdrawn" | "not-recognised";
  type: string;
};

export type MissingApprovals = {
  counterparts: Array<Jurisdiction>;
  publisher: Count;
};

export type NamedApproval = {
  at: Time;
  name: string;
};

export type Oid = string;

export type OpenApi = {
  openapi: string;
  info: object;
  servers: Array<object>;
  tags: Array<object>;
  paths: object;
  components: object;
  security: Array<object>;
};

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

export type RecallEvent = {
  at: Time;
  content: RecallNews;
  kind: "recall";
  number: EventNumber;
  subject: EventSubject;
  territory: Jurisdiction;
  title: EventTitle;
};

export type RecallNews = {
  because: Array<Code>;
  cause: string;
  verdicts: Array<{
    accepted: "yes" | "no" | "unknown";
    id: string;
    outcome: "valid-recognised" | "valid-not-recognised" | "indeterminate" | "invalid";
  }>;
};

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

export type SaidError = {
  clause: string;
  code: Code;
  facts: Facts;
  subject: string;
  text: string;
};

export type SaidFinding = {
  clause: string;
  code: Code;
  effect: Effect;
  facts: Facts;
  subject: string;
  text: string;
};

export type Schedule = {
  at: string;
};

export type ScheduledEvent = {
  at: Time;
  content: ScheduledNews;
  kind: "submission.scheduled";
  number: EventNumber;
  subject: EventSubject;
  territory: Jurisdiction;
  title: EventTitle;
};

export type ScheduledNews = {
  activate_at: Time;
  document: DocumentKind;
  edition: Digest;
  sequence: Sequence;
  submission: SubmissionId;
  territory: Jurisdiction;
};

export type Sequence = number;

export type Sha256 = string;

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

export type SignatureQuestion = {
  document?: string;
  signature?: string;
  digest?: Array<{
    algorithm: "SHA-1" | "SHA-224" | "SHA-256" | "SHA-384" | "SHA-512" | "SM3";
    value: string;
  }>;
  at?: string;
  chain?: Array<string>;
  crls?: Array<string>;
  ocsp?: Array<string>;
  profile?: string;
  relying?: string;
  purpose?: string;
  amount?: number;
  currency?: string;
  known_at?: string;
  languages?: Array<"en" | "zh-Hant" | "zh-Hans" | "pt">;
  request_id?: string;
};

export type SourceHealth = {
  failures: Count;
  host: string;
  last_good?: Time;
  last_result: string;
  resting_until?: Time;
  state: "closed" | "open" | "half-open";
  use: "status" | "issuers";
};

export type Standpoint = {
  accepted: "yes" | "no" | "unknown";
  outcome: "valid-recognised" | "valid-not-recognised" | "indeterminate" | "invalid";
};

export type Step = {
  id: string;
  kind: "list" | "register" | "provider" | "service" | "type" | "recognition" | "ca-pair";
  names?: { [name: string]: string };
};

export type Submission = {
  activate_at?: Time;
  approvals: Array<SubmissionApproval>;
  edition?: Digest;
  file: Digest;
  findings?: Array<SubmissionFinding>;
  id: string;
  impact?: Impact;
  kind: "list" | "register";
  missing_approvals?: MissingApprovals;
  received: Time;
  sequence: Sequence;
  state: SubmissionState;
  steps: Array<SubmissionStep>;
  submitter: Account;
  territory: Jurisdiction;
};

export type SubmissionApproval = {
  at: Time;
  name: Account;
  territory: Jurisdiction;
};

export type SubmissionFinding = {
  code: Code;
  effect: Effect;
  facts: Facts;
  subject: string;
};

export type SubmissionId = string;

export type SubmissionRequest = {
  envelope: string;
  document: string;
};

export type SubmissionState = "received" | "verified" | "staged" | "approved" | "scheduled" | "active" | "rejected" | "superseded";

export type SubmissionStep = {
  at: Time;
  by?: Account;
  code?: Code;
  state: SubmissionState;
};

export type Submissions = {
  submissions: Array<Submission>;
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

export type TrustHealth = {
  at: Time;
  documents: Array<DocumentHealth>;
  findings: Array<SaidFinding>;
  ready: "yes" | "no";
  snapshot: Digest;
  sources?: Array<SourceHealth>;
};

export type TrustList = {
  activated: Time;
  at: Time;
  digest: Digest;
  kind: "list";
  known_at: Time;
  sequence: Sequence;
  services: Array<ListedService>;
  territory: Jurisdiction;
};

export type TrustListVersion = {
  changes: { [name: string]: Count };
  compared_with?: Sequence;
  direction: Direction;
  edition: KeptEdition;
  state: "in-force" | "superseded" | "held" | "refused";
  unreadable?: Code;
};

export type TrustListVersions = {
  versions: Array<TrustListVersion>;
};

export type TrustLists = {
  editions: Array<KeptEdition>;
};

export type TrustStateEvent = {
  at: Time;
  content: TrustStateNews;
  kind: "trust.state";
  number: EventNumber;
  subject: EventSubject;
  territory: Jurisdiction;
  title: EventTitle;
};

export type TrustStateNews = {
  before: DocumentState;
  document: DocumentKind;
  sequence?: Sequence;
  state: DocumentState;
  territory: Jurisdiction;
};
