/** locale -> key -> text: `{ en: { 'leads.lead': 'Lead', 'leads.lead.status.new': 'New' }, 'zh-CN': { … } }`. */
export type Locales = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface MailText {
  /** `{{name}}` stands for a value. */
  readonly subject: string
  readonly text: string
}

/** template -> locale -> text. */
export type MailTemplates = Readonly<Record<string, Readonly<Record<string, MailText>>>>
