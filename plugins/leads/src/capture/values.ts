import type { Receiving } from '@kith/plugin-forms/contract'
import type { Create } from '@kith/sdk'
import type { lead } from '../contract/index.ts'
import { fitted } from './fitted.ts'

type LeadValues = Create<(typeof lead)['fields']>

/**
 * The lead that a submission becomes. Fields are found by their name, else by what browsers are told to fill in there,
 * else by type. A value that does not fit is cut or left out: the submission has it whole.
 */
export function leadValues(draft: Receiving, sources: readonly string[]): LeadValues {
  const found = Object.fromEntries(Object.entries(names).map(([field, known]) => [field, find(draft, known)]))
  const company = fitted('company', found.company)
  const { page, referrer, utm, clickIds } = draft.meta
  const { source, medium, campaign, ...other } = utm
  return {
    ...without({
      email: fitted('email', found.email),
      phone: fitted('phone', found.phone),
      company,
      title: fitted('title', found.title),
      industry: fitted('industry', found.industry),
      size: fitted('size', found.size),
      region: fitted('region', found.region),
      message: fitted('message', found.message),
      landingPage: fitted('landingPage', page),
      referrer: fitted('referrer', referrer),
      utmSource: fitted('utmSource', source),
      utmMedium: fitted('utmMedium', medium),
      utmCampaign: fitted('utmCampaign', campaign),
    }),
    name: nameOf(draft, found),
    kind: kindFrom(found.kind, company),
    source: draft.source && sources.includes(draft.source) ? draft.source : 'other',
    submission: draft.submission,
    form: draft.publicId,
    attribution: { ...other, ...clickIds },
  }
}

interface Known {
  readonly names: readonly string[]
  readonly autocomplete?: readonly string[]
  readonly type?: string
}

const names: Readonly<Record<string, Known>> = {
  name: { names: ['name', 'fullName', 'full_name', 'full-name'], autocomplete: ['name'] },
  firstName: { names: ['firstName', 'first_name', 'first-name'], autocomplete: ['given-name'] },
  lastName: { names: ['lastName', 'last_name', 'last-name'], autocomplete: ['family-name'] },
  email: { names: ['email', 'mail', 'e-mail'], autocomplete: ['email'], type: 'email' },
  phone: { names: ['phone', 'mobile', 'tel', 'telephone'], autocomplete: ['tel'], type: 'tel' },
  company: { names: ['company', 'organisation', 'organization'], autocomplete: ['organization'] },
  title: { names: ['title', 'jobTitle', 'job_title', 'position'], autocomplete: ['organization-title'] },
  kind: { names: ['kind'] },
  industry: { names: ['industry'] },
  size: { names: ['size', 'companySize', 'company_size'] },
  region: { names: ['region'] },
  message: { names: ['message', 'comment', 'comments', 'question'], type: 'textarea' },
}

function find({ fields, values }: Receiving, known: Known): string | undefined {
  const named = known.names.find(name => typeof values[name] === 'string')
  if (named !== undefined) return String(values[named])
  const given = fields.filter(field => typeof values[field.name] === 'string')
  const field =
    given.find(field => field.autocomplete?.split(' ').some(token => known.autocomplete?.includes(token))) ??
    given.find(field => field.type === known.type)
  return field && String(values[field.name])
}

/** As written, else from its parts, else the best that is known of somebody: a lead has a name. */
function nameOf(draft: Receiving, found: Readonly<Record<string, string | undefined>>): string {
  const { name, firstName = '', lastName = '', company, email, phone } = found
  const joined = /\p{Script=Han}/u.test(lastName) ? `${lastName}${firstName}` : `${firstName} ${lastName}`.trim()
  return fitted('name', name || joined || company || email || phone) ?? draft.publicId
}

/** Who gives no company asks for himself. */
function kindFrom(given: string | undefined, company: string | undefined): 'organisation' | 'person' {
  if (given === 'person' || given === 'individual') return 'person'
  return given || company ? 'organisation' : 'person'
}

function without<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
