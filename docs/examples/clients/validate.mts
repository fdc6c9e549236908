// May a service rely on this certificate? Node's own fetch alone (Node 22.18 or later runs this
// file as it stands: node validate.mts; before that, with --experimental-strip-types or tsc).
// usage: validate.mts CERTIFICATE.pem PROFILE [NAME=VALUE...]    (purpose, at, known_at, chain ...)
// From the environment: BAYTRUST_URL, BAYTRUST_TOKEN.
// Exit codes: 0 accepted, 1 not, 2 unknown, 3 no answer. Nothing but 0 lets anybody in.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { CertificateQuestion, Problem, Record } from "./types.ts";

type Answer = { record: Record } | { problem: Problem };

const counts = ["not-accepted", "not-recognised", "indeterminate", "invalid"];
const octets = (file: string): string => readFileSync(file).toString("base64");
const seconds = (n: number): Promise<void> => new Promise((done) => setTimeout(done, n * 1000));

async function ask(question: CertificateQuestion, attempts = 5): Promise<Answer> {
  const request: RequestInit = {
    method: "POST",
    body: JSON.stringify(question),
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      Authorization: `Bearer ${process.env.BAYTRUST_TOKEN}`,
      "Idempotency-Key": randomUUID(), // asked again under it, the gateway does the work once
    },
  };
  for (;;) {
    const signal = AbortSignal.timeout(30_000);
    const url = `${process.env.BAYTRUST_URL}/v1/certificates:validate`;
    const answer = await fetch(url, { ...request, signal });
    if (answer.ok) return { record: (await answer.json()) as Record };
    const problem = (await answer.json()) as Problem;
    const wait = answer.headers.get("Retry-After"); // 429 and 503 say when to come again
    if (wait === null || --attempts === 0) return { problem };
    console.error(`waiting ${wait} s: ${problem.code}`);
    await seconds(Number(wait));
  }
}

const [file, profile, ...pairs] = process.argv.slice(2);
const question: CertificateQuestion = { certificate: octets(file!), profile: profile! };
for (const [name, ...rest] of pairs.map((pair) => pair.split("="))) {
  const value = rest.join("=");
  Object.assign(question, { [name!]: name === "chain" ? [octets(value)] : value });
}
const answer = await ask(question).catch((failed: Error) => {
  console.error(`no answer: ${failed.message}`);
  process.exit(3);
});
if ("problem" in answer) {
  const { code, detail, request_id } = answer.problem;
  console.error(`${code}: ${detail} (request ${request_id})`);
  process.exit(3);
}
const { decision, texts, id } = answer.record;
console.log(`${texts.en!.headline} [${id}]`);
decision.findings.forEach(({ effect, subject, code }, i) => {
  if (counts.includes(effect)) console.log(`  ${subject}: ${texts.en!.findings[i]} [${code}]`);
});
process.exit({ yes: 0, no: 1, unknown: 2 }[decision.accepted]);
