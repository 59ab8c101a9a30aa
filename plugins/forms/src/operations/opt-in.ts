import type { ChangeContext, ReadContext, Row } from '@kith/sdk'
import type { Consent, FormDesign, FormsContract, FormValues, form } from '../contract/index.ts'

type Sealing = Pick<ReadContext<FormsContract>, 'asPlugin'>

/** Whether what an answer agrees to has to be confirmed by mail first. Without an address nobody can be asked. */
export function needsOptIn(
  row: Pick<Row<typeof form>, 'optIn' | 'definition'>,
  { consent, values }: { readonly consent: readonly Consent[]; readonly values: FormValues },
): boolean {
  return row.optIn === true && consent.some(isForPurpose) && addressIn(row.definition, values) !== undefined
}

/** What of a consent counts before it is confirmed: what is for no purpose goes on with nobody. */
export function counting(consent: readonly Consent[], isWaiting: boolean): Consent[] {
  return consent.filter(one => !isWaiting || !isForPurpose(one))
}

export function isForPurpose({ purpose }: Consent): boolean {
  return purpose !== undefined
}

/** The first mail address of an answer. */
export function addressIn(design: FormDesign, values: FormValues): string | undefined {
  const field = design.steps.flatMap(step => step.fields).find(field => field.type === 'email' && values[field.name])
  return field ? String(values[field.name]) : undefined
}

/** What stands in the link: the submission, and what only this installation can make of it. */
async function optInToken(ctx: Sealing, id: string): Promise<string> {
  return `${id}.${await sealOf(ctx, id)}`
}

/** The submission in a token that this installation has made. */
export async function submissionIn(ctx: Sealing, token: string): Promise<string | undefined> {
  const [id = '', seal] = token.split('.')
  return /^[0-9a-f-]{36}$/.test(id) && seal === (await sealOf(ctx, id)) ? id : undefined
}

async function sealOf(ctx: Sealing, id: string): Promise<string> {
  return (await ctx.asPlugin.mark(`opt-in ${id}`)).slice(0, 22)
}

/** Asks the visitor. Of what they typed nothing stands in the mail. */
export async function askOptIn(
  ctx: ChangeContext<FormsContract>,
  row: Row<typeof form>,
  answer: { id: string; values: FormValues; consent: readonly Consent[]; locale: string; title: string },
): Promise<void> {
  const { id, values, consent, locale, title } = answer
  const consents = consent
    .filter(isForPurpose)
    .map(({ text, purpose }) => `- ${text.replace(links, '$1 ($2)') || purpose}`)
  const publicId = encodeURIComponent(row.publicId ?? row.id)
  ctx.change.mail({
    template: 'opt-in',
    to: addressIn(row.definition, values) ?? '',
    locale,
    values: { form: title, consents: consents.join('\n') },
    secrets: {
      link: `${ctx.url}/f/${publicId}/confirm/${await optInToken(ctx, id)}?lang=${encodeURIComponent(locale)}`,
    },
    record: { entity: 'forms.submission', id },
  })
}

const links = /\[([^\]]+)\]\(([^)\s]+)\)/g
