import { widthOf } from '../output/width.ts'

/** A name, what to open, and a remark. */
export type Line = readonly [name: string, value: string, remark?: string]

/** What a person reads when the app serves. */
export function welcome(title: string, lines: readonly Line[]): string {
  const wide = Math.max(...lines.map(([name]) => widthOf(name)))
  const rows = lines.map(([name, value, remark]) => {
    const gap = ' '.repeat(wide - widthOf(name) + 3)
    return `  ${name}${gap}${value}${remark ? `   (${remark})` : ''}`
  })
  return ['', `  ${title}`, '', ...rows].join('\n')
}
