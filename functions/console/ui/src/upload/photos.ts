/** Photographs: looked at, turned, and joined into one document. */
import { signal } from "@preact/signals";
import { whenSigningOut } from "../api/session.ts";
import { type JpegPage, pdfOf } from "./pdf.ts";
import { type Doubt, MEASURED_AT, doubtsAbout, grayOf } from "./sharpness.ts";

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

/** Those that are not sent yet; they stay while other screens are looked at. */
export const photos = signal<readonly Photo[]>([]);
whenSigningOut(() => {
  for (const photo of photos.peek()) forgetPhoto(photo);
  photos.value = [];
});

let last = 0;

/** Opened upright, as the camera was held. Throws DOMException for what is no picture. */
export async function openPhoto(file: Blob): Promise<Photo> {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  return { id: ++last, bitmap, preview: URL.createObjectURL(file), doubts: doubtsIn(bitmap), turns: 0 };
}

export function forgetPhoto(photo: Photo): void {
  URL.revokeObjectURL(photo.preview);
  photo.bitmap.close();
}

export async function doubtsOfFile(file: Blob): Promise<readonly Doubt[]> {
  const bitmap = await createImageBitmap(file);
  try {
    return doubtsIn(bitmap);
  } finally {
    bitmap.close();
  }
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

function doubtsIn(bitmap: ImageBitmap): Doubt[] {
  const scale = Math.min(1, MEASURED_AT / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = penOf(new OffscreenCanvas(width, height));
  pen.drawImage(bitmap, 0, 0, width, height);
  return doubtsAbout(bitmap.width, bitmap.height, grayOf(pen.getImageData(0, 0, width, height)));
}

/** On white, as paper is, where a picture is transparent. */
function penOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const pen = canvas.getContext("2d");
  if (!pen) throw new DOMException("This browser cannot draw pictures.", "NotSupportedError");
  pen.imageSmoothingQuality = "high";
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  return pen;
}
