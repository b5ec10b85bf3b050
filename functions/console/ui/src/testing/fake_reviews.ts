/** Reviews as the API answers them. For tests. */
import type { Detail } from "../review/review_detail.ts";

const MINUTE = 60_000;

/** A receipt of which the total is asked; claimed by "ann" for ten minutes from `now` on. */
export function fakeReview(id: string, { fence = 1, now = Date.now() } = {}): Detail {
  return {
    review: {
      id,
      document_id: `doc_of_${id}`,
      document_type: "receipt",
      round: 1,
      state: "claimed",
      questions: [{ field: "TOTAL", reasons: ["Unsure."], flagged: false }],
      audit: false,
      senior_only: false,
      claim: {
        by: "ann",
        fence,
        claimed_at: new Date(now).toISOString(),
        expires_at: new Date(now + 10 * MINUTE).toISOString(),
      },
      corrections: [],
    },
    draft: null,
    draft_by: null,
    pages: 0,
    prediction: {
      document_type: "receipt",
      type_confidence: 1,
      fields: [{ name: "TOTAL", value: "8.00", confidence: 0.4 }],
      line_items: [],
      findings: [],
    },
  } as unknown as Detail;
}

/** What /document-types answers. */
export const FAKE_TYPES = {
  items: [
    {
      name: "receipt",
      title: "Receipt",
      fields: [{ name: "TOTAL", kind: "money", title: "Total" }],
      policy: { required: ["TOTAL"] },
    },
  ],
};
