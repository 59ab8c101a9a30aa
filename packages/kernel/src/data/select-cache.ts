const most = 500

/** Texts of selects that were built before, by their shape: the same filter with other values is the same text. */
export interface SelectCache {
  text(shape: string, build: () => string): string
  /** A field's name may stand for another column now. */
  clear(): void
}

export function createSelectCache(): SelectCache {
  const texts = new Map<string, string>()
  return {
    clear: () => texts.clear(),
    text(shape, build) {
      const known = texts.get(shape)
      if (known !== undefined) return known
      if (texts.size >= most) texts.clear()
      const built = build()
      texts.set(shape, built)
      return built
    },
  }
}
