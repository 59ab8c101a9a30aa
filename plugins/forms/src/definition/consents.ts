import type { FormDesign, FormField } from '../contract/index.ts'

/**
 * The design with a new version at each consent whose text, in any language, is another than the published one's while its
 * version is not. A number counts on, any other word gets the day.
 */
export function withConsentVersions(next: FormDesign, published: FormDesign, day: string): FormDesign {
  const before = new Map(consentsIn(published).map(field => [field.name, field]))
  const versioned = (field: FormField): FormField => {
    const old = before.get(field.name)
    if (!old || field.type !== 'consent' || field.version !== old.version) return field
    if (wordsOf(next, field) === wordsOf(published, old)) return field
    return { ...field, version: following(field.version, day) }
  }
  return { ...next, steps: next.steps.map(step => ({ ...step, fields: step.fields.map(versioned) })) }
}

function consentsIn(design: FormDesign): readonly FormField[] {
  return design.steps.flatMap(step => step.fields).filter(field => field.type === 'consent')
}

function wordsOf(design: FormDesign, field: FormField): string {
  const others = Object.entries(design.texts ?? {}).map(([locale, texts]) => [
    locale,
    texts[`${field.name}.text`] ?? '',
  ])
  return JSON.stringify([field.text, others.filter(([, text]) => text).sort()])
}

function following(version: string | undefined, day: string): string {
  if (version === undefined) return '2'
  if (/^\d{1,9}$/.test(version)) return String(Number(version) + 1)
  return version === day ? `${day}-2` : day
}
