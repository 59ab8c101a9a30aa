import type { FormDesign, FormField } from '@kith/plugin-forms/contract'
import { put } from './put.ts'

/** The languages of a form, its own first. */
export function languagesOf(design: FormDesign): readonly string[] {
  return [design.lang, ...Object.keys(design.texts ?? {}).filter(tag => tag !== design.lang)]
}

/** One text in another language than the form's own; '' takes it away, so that its own shows. */
export function withText(design: FormDesign, locale: string, path: string, words: string): FormDesign {
  const { [path]: _, ...rest } = design.texts?.[locale] ?? {}
  return { ...design, texts: { ...design.texts, [locale]: words === '' ? rest : { ...rest, [path]: words } } }
}

/** Without what begins so, in all languages. */
export function withoutTexts(design: FormDesign, start: string): FormDesign {
  return eachText(design, path => (path.startsWith(start) ? undefined : path))
}

/** What begins so, under another name. */
export function withTextsRenamed(design: FormDesign, from: string, to: string): FormDesign {
  return eachText(design, path => (path.startsWith(from) ? `${to}${path.slice(from.length)}` : path))
}

function eachText(design: FormDesign, rename: (path: string) => string | undefined): FormDesign {
  if (!design.texts) return design
  const texts = Object.entries(design.texts).map(([locale, words]) => {
    const renamed = Object.entries(words).flatMap(([path, text]): [string, string][] => {
      const to = rename(path)
      return to === undefined ? [] : [[to, text]]
    })
    return [locale, Object.fromEntries(renamed)]
  })
  return { ...design, texts: Object.fromEntries(texts) }
}

/** With one more language, without a word in it yet. */
export function withLanguage(design: FormDesign, locale: string): FormDesign {
  return { ...design, texts: { ...design.texts, [locale]: {} } }
}

/** Without a language and all that was said in it. */
export function withoutLanguage(design: FormDesign, locale: string): FormDesign {
  const { [locale]: _, ...rest } = design.texts ?? {}
  return put<FormDesign>(design, { texts: Object.keys(rest).length > 0 ? rest : undefined })
}

/** A text of a form: where it stands, what it says in the form's own language, and how that is changed. */
export interface FormText {
  readonly path: string
  /** What it is: 'label', 'title'. */
  readonly part: string
  /** Of a field, its label; of a step, its number. */
  readonly of: string | undefined
  readonly own: string
  readonly isLong: boolean
  set(words: string): FormDesign
}

/** All that a form says, in the order in which visitors read it. */
export function textsOf(design: FormDesign): readonly FormText[] {
  const plain = (path: 'title' | 'intro' | 'submit', isLong = false): FormText => ({
    path,
    part: path,
    of: undefined,
    own: design[path] ?? '',
    isLong,
    set: words => put<FormDesign>(design, { [path]: words || undefined }),
  })
  const thanks = (part: 'title' | 'text'): FormText => ({
    path: `thanks.${part}`,
    part: `thanks.${part}`,
    of: undefined,
    own: design.thanks?.[part] ?? '',
    isLong: part === 'text',
    set: words => ({ ...design, thanks: put(design.thanks ?? {}, { [part]: words || undefined }) }),
  })
  const steps = design.steps.flatMap((step, n) => [
    ...(design.steps.length > 1
      ? [
          {
            path: `step.${n}.title`,
            part: 'step',
            of: String(n + 1),
            own: step.title ?? '',
            isLong: false,
            set: (words: string) => ({
              ...design,
              steps: design.steps.map((one, at) => (at === n ? put(one, { title: words || undefined }) : one)),
            }),
          },
        ]
      : []),
    ...step.fields.flatMap((field, at) => fieldTexts(design, n, at, field)),
  ])
  return [plain('title'), plain('intro', true), ...steps, plain('submit'), thanks('title'), thanks('text')]
}

/** All that a field says. */
export function fieldTexts(design: FormDesign, step: number, at: number, field: FormField): readonly FormText[] {
  const set = (change: (field: FormField) => FormField): FormDesign => ({
    ...design,
    steps: design.steps.map((one, n) =>
      n === step ? { ...one, fields: one.fields.map((f, m) => (m === at ? change(f) : f)) } : one,
    ),
  })
  const part = (name: 'label' | 'help' | 'placeholder' | 'text'): FormText => ({
    path: `${field.name}.${name}`,
    part: name,
    of: field.label || field.name,
    own: field[name] ?? '',
    isLong: name === 'text',
    set: words => set(f => put(f, { [name]: name === 'label' ? words : words || undefined })),
  })
  const options = (field.options ?? []).map(
    ({ value, label }, n): FormText => ({
      path: `${field.name}.option.${value}`,
      part: 'option',
      of: field.label || field.name,
      own: label,
      isLong: false,
      set: words =>
        set(f => ({ ...f, options: (f.options ?? []).map((one, m) => (m === n ? { ...one, label: words } : one)) })),
    }),
  )
  return [...partsOf(field).map(part), ...options]
}

type Part = 'label' | 'help' | 'placeholder' | 'text'

/** What a field of its kind says beside its options. */
function partsOf({ type }: Pick<FormField, 'type'>): readonly Part[] {
  if (type === 'hidden') return []
  if (type === 'static') return ['text']
  if (type === 'consent') return ['label', 'text', 'help']
  if (['text', 'email', 'tel', 'url', 'number', 'textarea', 'select'].includes(type))
    return ['label', 'help', 'placeholder']
  return ['label', 'help']
}
