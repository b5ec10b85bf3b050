/** Pictures as the browser opens them: looked at for what a reader would stumble over. */
import { type Doubt, MEASURED_AT, doubtsAbout, grayOf } from "./sharpness.ts";

export async function doubtsOfFile(file: Blob): Promise<readonly Doubt[]> {
  const bitmap = await createImageBitmap(file);
  try {
    return doubtsIn(bitmap);
  } finally {
    bitmap.close();
  }
}

export function doubtsIn(bitmap: ImageBitmap): Doubt[] {
  const scale = Math.min(1, MEASURED_AT / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = penOf(new OffscreenCanvas(width, height));
  pen.drawImage(bitmap, 0, 0, width, height);
  return doubtsAbout(bitmap.width, bitmap.height, grayOf(pen.getImageData(0, 0, width, height)));
}

/** On white, as paper is, where a picture is transparent. */
export function penOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const pen = canvas.getContext("2d");
  if (!pen) throw new DOMException("This browser cannot draw pictures.", "NotSupportedError");
  pen.imageSmoothingQuality = "high";
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  return pen;
}
