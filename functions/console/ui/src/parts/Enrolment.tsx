import type { components } from "../api/schema.d.ts";
import { QrCode } from "./QrCode.tsx";
import { t } from "../texts/index.ts";

const texts = () => t.account.factor;

/** The key of a second factor, to be scanned or typed into an authenticator app. Loaded only when it is needed. */
export default function Enrolment({ secret, uri }: components["schemas"]["EnrolmentOut"]) {
  const groups = secret.match(/.{1,4}/g) ?? [];
  return (
    <div class="enrolment">
      <p>{texts().scan}</p>
      <QrCode text={uri} label={texts().qr} />
      <p id="enrolment-key">{texts().orType}</p>
      <code class="enrolment-key" aria-labelledby="enrolment-key" role="group">
        {groups.join(" ")}
      </code>
    </div>
  );
}
