/** Tells how high an element is, whenever that has become another, or it is another element. */
export function heightOf(tell: (height: number) => void): { watch(element: Element | null): void } {
  let watched: Element | null = null
  const observer = new ResizeObserver(([entry]) => tell(Math.round(entry?.borderBoxSize[0]?.blockSize ?? 0)))
  return {
    watch(element) {
      if (element === watched) return
      observer.disconnect()
      watched = element
      if (element) observer.observe(element)
    },
  }
}
