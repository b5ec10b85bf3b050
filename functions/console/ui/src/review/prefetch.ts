/** The review after this one: claimed and its pages fetched while this one is worked on. */
import { api, newKey } from "../api/client.ts";
import { prefetchPages } from "../workbench/page/loading.ts";
import { type Detail, detailOf } from "./review_detail.ts";

const SOON_MS = 5_000;

export class Prefetch {
  private ready: Detail | null = null;
  private coming: Promise<Detail | null> | null = null;
  private documentType: string | null = null;
  private unwanted = false;

  /** Of which document type the next ones are to be; null: of any. */
  want(documentType: string | null): void {
    if (documentType === this.documentType) return;
    this.documentType = documentType;
    this.letGo();
  }

  /** The claimed reviews at hand besides the one that is worked on. */
  held(): Detail[] {
    return this.ready ? [this.ready] : [];
  }

  /** Claims the next review, unless that was done. Never throws: a failure shows when the review is wanted. */
  prepare(): void {
    if (this.ready || this.coming) return;
    this.unwanted = false;
    this.coming = this.claimNext()
      .then((detail) => {
        if (this.unwanted && detail) {
          giveBack(detail);
          return null;
        }
        this.ready = detail;
        return detail;
      })
      .catch(() => null)
      .finally(() => (this.coming = null));
  }

  /** The review that is ready now, once; null: there is none, or its claim is about to end. */
  takeReady(): Detail | null {
    const detail = this.ready;
    this.ready = null;
    if (!detail) return null;
    return Date.parse(detail.review.claim?.expires_at ?? "") > Date.now() + SOON_MS ? detail : null;
  }

  /** The next review, at hand or claimed now; null: there is nothing to do. */
  async takeNext(): Promise<Detail | null> {
    if (this.coming) await this.coming;
    return this.takeReady() ?? this.claimNext();
  }

  /** Gives back what was prepared. `leaving`: the page goes away meanwhile. */
  letGo(leaving = false): void {
    this.unwanted = true;
    if (this.ready) giveBack(this.ready, leaving);
    this.ready = null;
  }

  private async claimNext(): Promise<Detail | null> {
    const query = this.documentType === null ? {} : { type: this.documentType };
    const { next } = await api.post("/reviews/next", { query, key: newKey() });
    if (!next) return null;
    void prefetchPages(next.review.document_id, next.pages ?? 0).catch(() => undefined);
    return detailOf(next);
  }
}

function giveBack({ review }: Detail, leaving = false): void {
  const body = { fence: review.claim?.fence ?? 0 };
  // Without an answer the claim runs out by itself.
  api
    .post("/reviews/{review_id}/release", { path: { review_id: review.id }, body, keepalive: leaving })
    .catch(() => undefined);
}
