/** What the API's refusals of passwords and codes mean to the person. */
import { Problem } from "../api/problem.ts";
import { wordsOf } from "./toasts.ts";
import { t } from "../texts/index.ts";

/** `otherwise`: what a 401 means where it is raised. */
export function refusal(problem: unknown, otherwise: string = t.signIn.wrong): string {
  if (problem instanceof Problem) {
    if (problem.code === "too_many_attempts") return t.signIn.tooMany(problem.document.retry_after ?? 60);
    if (problem.code === "wrong_code") return t.signIn.wrongCode;
    if (problem.code === "wrong_password") return t.account.password.wrong;
    if (problem.code === "sign_in_expired") return t.signIn.expired;
    if (problem.status === 401) return otherwise;
  }
  const { text, detail } = wordsOf(problem);
  return detail ? `${text} ${detail}` : text;
}
