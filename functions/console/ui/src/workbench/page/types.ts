/** What the page viewer shows and tells; boxes are 0..1 of the upright page, as in the API. */
import type { Schemas } from "../../api/client.ts";

export type Box = Schemas["Box"];
export type Mark = {
  id: string;
  page: number;
  box: Box;
  kind: "question" | "accepted" | "answered";
  label: string;
  active: boolean;
};
/** Words under a click or a dragged box, in reading order; no text where a box holds none that was read. */
export type Picked = { text: string; page: number; box: Box };
export type PageViewerProps = {
  documentId: string;
  pages: number;
  marks: readonly Mark[];
  /** Zoomed to and highlighted. */
  focus: { page: number; box: Box } | null;
  /** Absent: read only. */
  onPick?: (picked: Picked) => void;
  /** A mark was clicked. */
  onMark?: (id: string) => void;
};
