/** Whether a photograph can be read: is it sharp, is it large enough. */

/** The longest side, in pixels, that sharpness is measured at. */
export const MEASURED_AT = 1000;

/**
 * Under this a picture is called blurred. Measured on docloop's own samples of receipts: printed, scanned and
 * photographed ones have 530 and more; blurred by a Gaussian of two thousandths of their length, when small print
 * cannot be read any more, all have less than 56.
 */
export const BLURRED_UNDER = 60;

/** Under this many pixels on the shorter side small print has too few to be read. */
export const SMALL_UNDER = 600;

/** Brightness 0..255 by pixel, row by row. */
export interface Gray {
  data: ArrayLike<number>;
  width: number;
  height: number;
}

/** Luma of RGBA pixels (ITU-R BT.601). */
export function grayOf({
  data,
  width,
  height,
}: {
  data: ArrayLike<number>;
  width: number;
  height: number;
}): Gray {
  const gray = new Float32Array(width * height);
  for (let at = 0; at < gray.length; at++) {
    const [red = 0, green = 0, blue = 0] = [data[4 * at], data[4 * at + 1], data[4 * at + 2]];
    gray[at] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  return { data: gray, width, height };
}

/** The variance of the Laplacian (Pech-Pacheco et al. 2000): how much of a picture is edges. 0 where it has no inside. */
export function sharpness({ data, width, height }: Gray): number {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const around =
        (data[at - 1] ?? 0) + (data[at + 1] ?? 0) + (data[at - width] ?? 0) + (data[at + width] ?? 0);
      const edge = 4 * (data[at] ?? 0) - around;
      count++;
      sum += edge;
      squares += edge * edge;
    }
  }
  return count ? squares / count - (sum / count) ** 2 : 0;
}

export type Doubt = "blurred" | "small";

/** What speaks against a picture of `width` by `height` pixels; `measured` is it, no longer than MEASURED_AT. */
export function doubtsAbout(width: number, height: number, measured: Gray): Doubt[] {
  const doubts: Doubt[] = [];
  if (Math.min(width, height) < SMALL_UNDER) doubts.push("small");
  if (sharpness(measured) < BLURRED_UNDER) doubts.push("blurred");
  return doubts;
}
