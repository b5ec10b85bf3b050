import { useEffect, useState } from "preact/hooks";
import type { PageViewerProps } from "./types.ts";
import { pageOf } from "./loading.ts";
export function PageViewer({ documentId, pages, marks, onMark }: PageViewerProps) {
  const [page, setPage] = useState<any>(null);
  useEffect(() => {
    if (pages) void pageOf(documentId, 1).then(setPage);
  }, [documentId]);
  return (
    <svg viewBox={`0 0 ${page?.width ?? 1} ${page?.height ?? 1}`} class="page-draft">
      {page && <image href={page.image_url} width={page.width} height={page.height} />}
      {page &&
        marks
          .filter((m) => m.page === 1)
          .map((m) => (
            <rect
              key={m.id}
              x={m.box.left * page.width}
              y={m.box.top * page.height}
              width={(m.box.right - m.box.left) * page.width}
              height={(m.box.bottom - m.box.top) * page.height}
              fill={m.active ? "rgb(47 91 215 / 26%)" : "none"}
              stroke="#2f5bd7"
              onClick={() => onMark?.(m.id)}
            />
          ))}
    </svg>
  );
}
