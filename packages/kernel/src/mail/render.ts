import { KithError, type MailRequest, mail } from '@kith/sdk'
import { modelOf } from '../data/data-for.ts'
import type { Kernel } from '../kernel.ts'
import type { Model, RecordValues } from '../model/model.ts'

export function mailModel(kernel: Kernel): Model {
  return modelOf(kernel, mail)
}

/** A template of the plugin filled in, as the values of a `kernel.mail`. Throws `KITH_MAIL_TEMPLATE`. */
export function renderMail(kernel: Kernel, plugin: string, request: MailRequest): RecordValues {
  const texts = kernel.plugins.get(plugin)?.mails[request.template]
  const locale = request.locale ?? kernel.locale
  const text = texts?.[locale] ?? texts?.[locale.split('-')[0] ?? ''] ?? texts?.en ?? Object.values(texts ?? {})[0]
  if (!text) {
    throw new KithError('KITH_MAIL_TEMPLATE', `The plugin ${plugin} has no mail template "${request.template}".`, {
      plugin,
      template: request.template,
    })
  }
  const secrets = secretsOf(request)
  return {
    to: request.to,
    // A subject is one line whatever a visitor typed: a line break there would start a header of his own.
    subject: fill(text.subject, request.values).replaceAll(/\s+/g, ' ').trim().slice(0, 998),
    text: fill(text.text, { ...request.values, ...named(secrets) }).slice(0, 100_000),
    ...(secrets ? { secrets } : {}),
    ...(request.record ? { record: { entity: request.record.entity, id: request.record.id } } : {}),
  }
}

function secretsOf({ secrets, unsubscribe }: MailRequest): MailRequest['secrets'] {
  return unsubscribe === undefined ? secrets : { ...secrets, unsubscribe }
}

/** A secret stands in the text by its name, until `withSecrets`. */
function named(secrets: MailRequest['secrets'] = {}): MailRequest['values'] {
  return Object.fromEntries(Object.keys(secrets).map(name => [name, `{{${name}}}`]))
}

/** The text as it goes out. */
export function withSecrets({ text, secrets }: RecordValues): string {
  const known = (secrets ?? {}) as Readonly<Record<string, string>>
  return String(text).replaceAll(/\{\{(\w+)\}\}/g, (all, name: string) =>
    Object.hasOwn(known, name) ? String(known[name]) : all,
  )
}

function fill(template: string, values: MailRequest['values']): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}
