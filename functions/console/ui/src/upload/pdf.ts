/**
 * Several JPEG pictures as one PDF, a page each. The streams are put in as they are (DCTDecode, ISO 32000-1, 7.4.8), so
 * nothing is lost and no library is needed.
 */

export interface JpegPage {
  /** A baseline or progressive JPEG of three components. */
  data: Uint8Array<ArrayBuffer>;
  /** In pixels. */
  width: number;
  height: number;
}

/** What docloop renders pages at: a pixel of the picture becomes a pixel of the page. */
const DPI = 200;
const POINTS = 72;

/** Throws RangeError without pages. */
export function pdfOf(pages: readonly JpegPage[]): Blob {
  if (pages.length === 0) throw new RangeError("a PDF needs a page");
  const parts: (string | Uint8Array<ArrayBuffer>)[] = [];
  const offsets: number[] = [];
  let length = 0;
  const write = (part: string | Uint8Array<ArrayBuffer>) => {
    parts.push(part);
    // Everything that is written as text is ASCII.
    length += part.length;
  };
  const object = (number: number, ...body: (string | Uint8Array<ArrayBuffer>)[]) => {
    offsets[number] = length;
    write(`${number} 0 obj\n`);
    body.forEach(write);
    write("\nendobj\n");
  };

  write("%PDF-1.4\n");
  const kids = pages.map((_, index) => `${3 + 3 * index} 0 R`);
  object(1, "<< /Type /Catalog /Pages 2 0 R >>");
  object(2, `<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${pages.length} >>`);
  pages.forEach(({ data, width, height }, index) => {
    const first = 3 + 3 * index;
    const [across, down] = [points(width), points(height)];
    const drawn = `q ${across} 0 0 ${down} 0 0 cm /Photo Do Q`;
    object(
      first,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${across} ${down}] /Contents ${first + 1} 0 R`,
      ` /Resources << /XObject << /Photo ${first + 2} 0 R >> >> >>`,
    );
    object(first + 1, `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
    object(
      first + 2,
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB`,
      ` /BitsPerComponent 8 /Filter /DCTDecode /Length ${data.length} >>\nstream\n`,
      data,
      "\nendstream",
    );
  });
  const table = length;
  const entries = offsets.slice(1).map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  write(`xref\n0 ${entries.length + 1}\n0000000000 65535 f \n${entries.join("")}`);
  write(`trailer\n<< /Size ${entries.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return new Blob(parts, { type: "application/pdf" });
}

function points(pixels: number): string {
  return ((pixels * POINTS) / DPI).toFixed(2);
}
