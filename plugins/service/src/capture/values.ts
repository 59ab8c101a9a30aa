import type { Receiving } from '@kith/plugin-forms/contract'
import { type AnyField, type Create, isPhone, kindOf, type Row } from '@kith/sdk'
import { type issueType, priorities, serviceCase } from '../contract/index.ts'

type CaseValues = Create<(typeof serviceCase)['fields']>

/**
 * The case that a submission becomes. Fields are found by their name, else by what browsers are told to fill in there,
 * else by type. A value that does not fit is cut or left out: the submission has it whole.
 */
export function caseValues(draft: Receiving, types: readonly Row<typeof issueType>[]): CaseValues {
  const text = (name: keyof typeof known) => find(draft, known[name])
  const description = text('description')
  const issue = types.find(({ code, active }) => active && code === text('issueType'))
  const priority = priorities.find(one => one === text('priority'))
  const name = fitted('name', text('name'))
  return {
    subject: fitted('subject', text('subject') ?? firstLine(description) ?? name) ?? draft.publicId,
    ...given('description', fitted('description', description)),
    ...given('name', name),
    ...given('email', fitted('email', text('email'))),
    ...given('phone', fitted('phone', text('phone'))),
    ...given('issueType', issue?.id),
    ...given('priority', priority),
    channel: 'form',
    locale: draft.locale,
    submission: draft.submission,
  }
}

interface Known {
  readonly names: readonly string[]
  readonly autocomplete?: string
  readonly type?: string
}

const known = {
  subject: { names: ['subject', 'topic', 'title'] },
  description: { names: ['description', 'message', 'question', 'problem'], type: 'textarea' },
  name: { names: ['name', 'fullName', 'full_name'], autocomplete: 'name' },
  email: { names: ['email', 'mail', 'e-mail'], autocomplete: 'email', type: 'email' },
  phone: { names: ['phone', 'mobile', 'tel'], autocomplete: 'tel', type: 'tel' },
  issueType: { names: ['issueType', 'issue_type', 'issue', 'about'] },
  priority: { names: ['priority', 'urgency'] },
} satisfies Readonly<Record<string, Known>>

function find({ fields, values }: Receiving, { names, autocomplete, type }: Known): string | undefined {
  const named = names.find(name => typeof values[name] === 'string')
  if (named !== undefined) return String(values[named])
  const filled = fields.filter(field => typeof values[field.name] === 'string')
  const field =
    filled.find(field => autocomplete !== undefined && field.autocomplete?.split(' ').includes(autocomplete)) ??
    filled.find(field => type !== undefined && field.type === type)
  return field && String(values[field.name])
}

function firstLine(text: string | undefined): string | undefined {
  return text?.trim().split('\n')[0]?.slice(0, 120)
}

/** A value as the case's field stores it; undefined where it does not fit. */
function fitted(
  name: 'subject' | 'description' | 'name' | 'email' | 'phone',
  value: string | undefined,
): string | undefined {
  if (!value?.trim()) return undefined
  const field: AnyField = serviceCase.fields[name]
  const { max } = field.options as { readonly max?: number }
  const short = max === undefined ? value : value.slice(0, max).toWellFormed()
  if (name === 'phone' && !isPhone(short)) return undefined
  const parsed = kindOf(field).schema(field).safeParse(short)
  return parsed.success ? String(parsed.data) : undefined
}

function given<K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: V }
}
