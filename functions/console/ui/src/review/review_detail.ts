/** A review with what stands before it is answered. */
import { type Schemas, api } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { has, person } from "../api/session.ts";
import { typesReady } from "../shared/document_types.ts";
import type { Subject } from "../workbench/form.ts";

export type Detail = Schemas["ReviewDetail"];

/** What of a review is put before a person to answer. */
export function subjectOf({ review, prediction, draft, pages }: Detail): Subject {
  return {
    id: review.id,
    documentId: review.document_id,
    pages: pages ?? 0,
    documentType: review.document_type,
    prediction: prediction ?? null,
    questions: review.questions,
    audit: review.audit,
    draft: draft ?? null,
  };
}

/** In a later round the last result stands, and not what the machine had read. */
export async function detailOf(detail: Detail): Promise<Detail> {
  // Without them the fields have no titles, and one would not know which a type asks for.
  await typesReady();
  if (detail.review.round === 1 || !detail.prediction) return detail;
  const path = { document_id: detail.review.document_id };
  const { document } = await api.get("/documents/{document_id}", { path });
  // One that was rejected has no result yet.
  if (document.revision === 0) return detail;
  // Described as one of two shapes; without a format it is this one.
  const result = (await api.get("/documents/{document_id}/result", { path })) as Schemas["Result"];
  const { fields, line_items = [] } = result;
  return { ...detail, prediction: { ...detail.prediction, fields, line_items } };
}

export interface Found {
  detail: Detail;
  mine: boolean;
  /** Why it could not be claimed, where that was tried. */
  refusal: Problem | null;
}

/** The review, claimed where this person may; where that is refused, to look at. Throws Problem, Unreachable. */
export async function find(reviewId: string): Promise<Found> {
  const path = { review_id: reviewId };
  let refusal: Problem | null = null;
  if (has("reviewer", "senior", "admin")) {
    try {
      const detail = await api.post("/reviews/{review_id}/claim", { path });
      return { detail: await detailOf(detail), mine: true, refusal };
    } catch (error) {
      if (!(error instanceof Problem) || (error.status !== 409 && error.status !== 403)) throw error;
      refusal = error;
    }
  }
  const detail = await api.get("/reviews/{review_id}", { path });
  return { detail: await detailOf(detail), mine: false, refusal };
}

/** Whether this review is held by somebody else at this moment. */
export function isHeldByAnother({ review }: Detail): boolean {
  const { claim } = review;
  return claim !== null && claim.by !== person.peek()?.id && Date.parse(claim.expires_at) > Date.now();
}
