import type { FormDefinition, FormField } from './definition.ts'
import { initialValues, isTick } from './fields.ts'
import { createWords, linkPattern, type Words } from './texts.ts'
import { visible } from './visible.ts'

/**
 * How high a form is before anybody types, in CSS pixels: the height to reserve for it, so that nothing below it moves
 * when it is drawn. It adds up the measures of the style sheet and takes texts for wider than most fonts draw them: never
 * less than the real height, at most 15 % more (a browser test holds both).
 *
 * @param width of the place for the form, in CSS pixels
 * @param locale of the texts; the definition's own when absent
 */
export function reservedHeight(definition: FormDefinition, width: number, locale = definition.lang): number {
  const room = Math.min(width, maxWidth)
  const words = createWords(definition, locale, {})
  const { steps } = visible(definition, initialValues(definition.steps.flatMap(step => step.fields)))
  const shown = steps.flatMap((fields, at) => (fields.length ? [at] : []))
  const [first = 0] = shown
  const title = words('title', definition.title)
  const intro = words('intro', definition.intro)
  const heading = words(`step.${first}.title`, definition.steps[first]?.title)
  const step = [
    heading && lines(heading, room, 16, true) * 24,
    ...(steps[first] ?? []).map(field => fieldHeight(field, words, room)),
  ]
  const send = shown.length > 1 ? words('next') : words('submit', definition.submit)
  return stack([
    title && lines(title, room, 20, true) * 28,
    intro && lines(intro, room, 16) * 24 - (title ? 12 : 0),
    shown.length > 1 && 20 + 6 + 8,
    stack(step),
    box(lines(send, room - 26, 16, true)),
  ])
}

const maxWidth = 640
const gap = 20

/** Of a grid of blocks, those that are there. */
function stack(heights: (number | string | false | undefined)[]): number {
  const there = heights.filter(height => typeof height === 'number')
  return there.reduce((sum, height) => sum + height, 0) + Math.max(0, there.length - 1) * gap
}

function fieldHeight(field: FormField, words: Words, room: number): number | false {
  const { name, type, options = [] } = field
  const text = (part: 'label' | 'help' | 'text') => words(`${name}.${part}`, field[part])
  const small = (text: string, isBold: boolean) => (text ? lines(text, room, 14, isBold) * 20 + 6 : 0)
  const help = small(text('help'), false)
  if (type === 'hidden') return false
  if (type === 'static') return lines(text('text') || text('label'), room, 16) * 24
  if (isTick(type)) return help + box(lines(text('text') || text('label'), room - 32, 16)) - 20
  const label = small(field.required ? text('label') : `${text('label')} (${words('optional')})`, true) + help
  if (type === 'textarea') return label + 118
  if (type === 'file') return label + 44 + 32
  if (type === 'rating') {
    const count = Number(field.max ?? 5) - Number(field.min ?? 1) + 1
    return label + grid(Array(count).fill('0'), room, 56)
  }
  if (type !== 'radio' && type !== 'checkboxes') return label + 44
  return (
    label +
    grid(
      options.map(({ value, label }) => words(`${name}.option.${value}`, label)),
      room,
      190,
    )
  )
}

/** Options in equal columns of a least width; a row is as high as its highest. */
function grid(texts: string[], room: number, least: number): number {
  const columns = Math.max(1, Math.min(texts.length, Math.floor((room + 8) / (least + 8))))
  const column = (room - 8 * (columns - 1)) / columns
  const rows = Array.from({ length: Math.ceil(texts.length / columns) }, (_, row) =>
    Math.max(...texts.slice(row * columns, (row + 1) * columns).map(text => box(lines(text, column - 56, 16)))),
  )
  return rows.reduce((sum, row) => sum + row, 0) + Math.max(0, rows.length - 1) * 8
}

/** A button or an option with that many lines. */
function box(lines: number): number {
  return Math.max(44, lines * 24 + 20)
}

/** How many lines a text takes, broken between words and between Han characters. */
function lines(text: string, room: number, size: number, isBold = false): number {
  const factor = size * (isBold ? 1.12 : 1)
  let count = 1
  let used = 0
  for (const [word] of text.replace(linkPattern, '$1').matchAll(/[\u2e80-\uffef]|\s+|[^\s\u2e80-\uffef]+/gu)) {
    const width = [...word].reduce((sum, character) => sum + em(character), 0) * factor
    if (used + width <= room || !word.trim()) used += width
    else {
      count += Math.max(1, Math.ceil(width / room))
      used = width % room
    }
  }
  return count
}

/** A character's width in em, as wide as common fonts for screens draw it. */
function em(character: string): number {
  if (/[\u2e80-\uffef…—@%]/u.test(character)) return 1
  if (/[mwMW]/.test(character)) return 0.95
  if (/[A-Z]/.test(character)) return 0.75
  return /[\siljft.,:;!'|()[\]]/.test(character) ? 0.4 : 0.64
}
