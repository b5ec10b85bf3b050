/** Photographs: looked at, turned, and joined into one document. */
import { signal } from "@preact/signals";
import { ofSession } from "../api/session.ts";
import { doubtsIn, penOf } from "../shared/uploads/pictures.ts";
import type { Doubt } from "../shared/uploads/sharpness.ts";
import { type JpegPage, pdfOf } from "./pdf.ts";

/** Longer sides are made shorter: more pixels than these help no reader. */
const LONGEST = 4000;
const QUALITY = 0.9;

export interface Photo {
  id: number;
  bitmap: ImageBitmap;
  /** An address of a small picture of it, good until forgotten. */
  preview: string;
  doubts: readonly Doubt[];
  /** Quarters clockwise, 0..3. */
  turns: number;
}

/** Photographs that are not sent yet; they stay while other screens are looked at. */
export class PhotoTray {
  readonly photos = signal<readonly Photo[]>([]);
  private last = 0;

  /** Opens one upright, as the camera was held. Throws DOMException for what is no picture. */
  async add(file: Blob): Promise<void> {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const preview = URL.createObjectURL(file);
    const photo = { id: ++this.last, bitmap, preview, doubts: doubtsIn(bitmap), turns: 0 };
    this.photos.value = [...this.photos.peek(), photo];
  }

  end(): void {
    for (const photo of this.photos.peek()) forgetPhoto(photo);
    this.photos.value = [];
  }
}

export const photoTray = ofSession(() => new PhotoTray());

export function forgetPhoto(photo: Photo): void {
  URL.revokeObjectURL(photo.preview);
  photo.bitmap.close();
}

/**
 * One photo as a JPEG, several as a PDF. Drawn anew, so that where and when it was taken stays on the phone.
 * Throws DOMException when the browser cannot draw it.
 */
export async function documentOf(photos: readonly Photo[]): Promise<Blob> {
  const [only, ...others] = photos;
  if (only && others.length === 0) return (await drawn(only)).blob;
  const pages: JpegPage[] = [];
  for (const photo of photos) {
    const { blob, width, height } = await drawn(photo);
    pages.push({ data: new Uint8Array(await blob.arrayBuffer()), width, height });
  }
  return pdfOf(pages);
}

async function drawn({ bitmap, turns }: Photo): Promise<{ blob: Blob; width: number; height: number }> {
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const across = Math.round(bitmap.width * scale);
  const down = Math.round(bitmap.height * scale);
  const [width, height] = turns % 2 ? [down, across] : [across, down];
  const canvas = new OffscreenCanvas(width, height);
  const pen = penOf(canvas);
  pen.translate(width / 2, height / 2);
  pen.rotate((turns * Math.PI) / 2);
  pen.drawImage(bitmap, -across / 2, -down / 2, across, down);
  return { blob: await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY }), width, height };
}
