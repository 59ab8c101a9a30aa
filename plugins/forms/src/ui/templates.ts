import type { FormDesign, FormField, FormFieldType } from '@kith/plugin-forms/contract'

type Both = readonly [en: string, zh: string]

interface Asked {
  readonly name: string
  readonly type: FormFieldType
  readonly label: Both
  readonly more?: Partial<FormField>
  readonly text?: Both
  readonly options?: readonly (readonly [value: string, words: Both])[]
}

interface Template {
  readonly title: Both
  readonly intro: Both
  readonly submit: Both
  readonly thanks: Both
  readonly steps: readonly { readonly title?: Both; readonly fields: readonly Asked[] }[]
}

/** What a new form may begin with. */
export const templateNames = ['contact', 'demo', 'newsletter'] as const
export type TemplateName = (typeof templateNames)[number]

const person = {
  name: {
    name: 'name',
    type: 'text',
    label: ['Name', '姓名'],
    more: { required: true, autocomplete: 'name', maxLength: 200 },
  },
  email: { name: 'email', type: 'email', label: ['E-mail', '邮箱'], more: { required: true, autocomplete: 'email' } },
  phone: { name: 'phone', type: 'tel', label: ['Phone', '电话'], more: { autocomplete: 'tel', maxLength: 32 } },
  company: {
    name: 'company',
    type: 'text',
    label: ['Company', '公司名称'],
    more: { autocomplete: 'organization', maxLength: 200 },
  },
} as const satisfies Record<string, Asked>

const agreed = (purpose: string, text: Both): Asked => ({
  name: 'consent',
  type: 'consent',
  label: ['Use of my details', '个人信息的使用'],
  more: { required: true, version: '1', purpose },
  text,
})

const templates: Readonly<Record<TemplateName, Template>> = {
  contact: {
    title: ['Contact us', '联系我们'],
    intro: ['Tell us what you need. We answer within one working day.', '写下需求，一个工作日内回复。'],
    submit: ['Send message', '发送'],
    thanks: ['Your message has arrived. We answer within one working day.', '信息已送达，一个工作日内回复。'],
    steps: [
      {
        fields: [
          person.name,
          person.email,
          person.phone,
          person.company,
          { name: 'message', type: 'textarea', label: ['Message', '留言'], more: { required: true } },
          agreed('enquiry', ['You may use my details to answer this message.', '同意使用以上信息回复本次咨询。']),
        ],
      },
    ],
  },
  demo: {
    title: ['Book a demonstration', '预约演示'],
    intro: ['Say what interests you; an engineer agrees a time with you.', '选择感兴趣的内容，工程师会与您确认时间。'],
    submit: ['Book', '预约'],
    thanks: ['An engineer will write to you to agree a time.', '工程师将与您联系，确认时间。'],
    steps: [
      {
        title: ['What you need', '您的需求'],
        fields: [
          {
            name: 'interest',
            type: 'radio',
            label: ['What interests you', '感兴趣的内容'],
            more: { required: true },
            options: [
              ['product', ['A product', '产品']],
              ['service', ['A service', '服务']],
              ['unsure', ['Not sure yet', '还没想好']],
            ],
          },
          { name: 'quantity', type: 'number', label: ['Quantity', '数量'], more: { min: 1 } },
          { name: 'note', type: 'textarea', label: ['Anything else', '补充说明'] },
        ],
      },
      {
        title: ['How to reach you', '联系方式'],
        fields: [
          person.name,
          person.email,
          person.phone,
          person.company,
          agreed('enquiry', ['You may use my details to arrange the demonstration.', '同意使用以上信息安排演示。']),
        ],
      },
    ],
  },
  newsletter: {
    title: ['News by e-mail', '订阅资讯'],
    intro: ['One e-mail a month. Every one of them has a link to end it.', '每月一封，随时可退订。'],
    submit: ['Subscribe', '订阅'],
    thanks: ['The next issue comes to you.', '下一期将发送给您。'],
    steps: [
      {
        fields: [
          person.email,
          person.name,
          agreed('news', ['You may send me news by e-mail.', '同意通过邮件接收资讯。']),
        ],
      },
    ],
  },
}

/** A form to begin with, in both languages; the reader's own is the form's. */
export function templateDesign(name: TemplateName, locale: string): FormDesign {
  const own = locale === 'zh-CN' ? 1 : 0
  const tags = ['en', 'zh-CN'] as const
  const { title, intro, submit, thanks, steps } = templates[name]
  const texts: Record<string, string> = {}
  const say = (path: string, both: Both): string => {
    texts[path] = both[1 - own] ?? ''
    return both[own] ?? ''
  }
  const field = ({ name, type, label, more, text, options }: Asked): FormField => ({
    name,
    type,
    label: say(`${name}.label`, label),
    required: false,
    ...more,
    ...(text && { text: say(`${name}.text`, text) }),
    ...(options && {
      options: options.map(([value, words]) => ({ value, label: say(`${name}.option.${value}`, words) })),
    }),
  })
  return {
    lang: tags[own] ?? 'en',
    title: say('title', title),
    intro: say('intro', intro),
    submit: say('submit', submit),
    steps: steps.map((step, n) => ({
      ...(step.title && { title: say(`step.${n}.title`, step.title) }),
      fields: step.fields.map(field),
    })),
    thanks: { text: say('thanks.text', thanks) },
    texts: { [tags[1 - own] ?? 'en']: texts },
  }
}
