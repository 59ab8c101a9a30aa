import { messagesFor } from '../src/chinese.ts'
import type { FormDefinition } from '../src/definition.ts'

/** The form of the example site: a condition on company fields, choices, a consent with a link, and Chinese. */
export const contact: FormDefinition = {
  v: 1,
  id: 'contact-us',
  version: 3,
  lang: 'en',
  title: 'Talk to us',
  intro: 'An engineer answers within one working day.',
  submit: 'Send request',
  steps: [
    {
      fields: [
        {
          name: 'kind',
          type: 'radio',
          label: 'Writing as',
          required: true,
          value: 'company',
          options: [
            { value: 'company', label: 'A company' },
            { value: 'person', label: 'A person' },
          ],
        },
        { name: 'name', type: 'text', label: 'Name', required: true, autocomplete: 'name', maxLength: 200 },
        { name: 'email', type: 'email', label: 'Email', required: true, prefill: true },
        { name: 'phone', type: 'tel', label: 'Phone', required: false, help: 'With country code, for a call back' },
        {
          name: 'company',
          type: 'text',
          label: 'Company',
          required: true,
          autocomplete: 'organization',
          when: { kind: 'company' },
        },
        {
          name: 'size',
          type: 'select',
          label: 'Company size',
          required: true,
          when: { kind: 'company' },
          options: [
            { value: 'small', label: '1 to 49 people' },
            { value: 'medium', label: '50 to 249 people' },
            { value: 'large', label: '250 people and more' },
          ],
        },
        { name: 'message', type: 'textarea', label: 'What is it about', required: true, maxLength: 4000 },
        {
          name: 'consent',
          type: 'consent',
          label: 'Privacy',
          required: true,
          version: '2026-10',
          text: 'I agree that my details are kept to answer this request, as the [privacy notice](https://example.com/privacy) says.',
        },
      ],
    },
  ],
  thanks: { title: 'Request received', text: 'An engineer reads it and answers within one working day.' },
  honeypot: 'website_2',
  ...messagesFor(['en', 'zh-CN', 'ar']),
  texts: {
    'zh-CN': {
      title: '联系我们',
      intro: '工程师会在一个工作日内回复。',
      submit: '发送需求',
      'kind.label': '以何种身份联系',
      'kind.option.company': '公司',
      'kind.option.person': '个人',
      'name.label': '姓名',
      'email.label': '邮箱',
      'phone.label': '电话',
      'phone.help': '请带国家区号，方便回电',
      'company.label': '公司名称',
      'size.label': '公司规模',
      'size.option.small': '1 至 49 人',
      'size.option.medium': '50 至 249 人',
      'size.option.large': '250 人及以上',
      'message.label': '需求说明',
      'consent.label': '隐私',
      'consent.text': '我同意为答复本次咨询保存所填信息，详见[隐私声明](https://example.com/privacy)。',
      'thanks.title': '需求已收到',
      'thanks.text': '工程师会在一个工作日内回复。',
    },
    ar: { title: 'تواصل معنا', 'name.label': 'الاسم', 'email.label': 'البريد الإلكتروني', submit: 'إرسال' },
  },
}

/** Two fields and nothing else. */
export const short: FormDefinition = {
  v: 1,
  id: 'short',
  version: 1,
  lang: 'en',
  steps: [
    {
      fields: [
        { name: 'email', type: 'email', label: 'Email', required: true, prefill: true },
        { name: 'note', type: 'text', label: 'Note', required: false },
      ],
    },
  ],
  honeypot: 'website_2',
}

/** Three steps, the second only for those who ask for a quote. */
export const steps: FormDefinition = {
  v: 1,
  id: 'steps',
  version: 1,
  lang: 'en',
  title: 'Ask for a quote',
  steps: [
    {
      title: 'What is needed',
      fields: [
        {
          name: 'topic',
          type: 'radio',
          label: 'Topic',
          required: true,
          options: [
            { value: 'quote', label: 'A quote' },
            { value: 'service', label: 'Service' },
          ],
        },
      ],
    },
    {
      title: 'The machine',
      when: { topic: 'quote' },
      fields: [
        { name: 'count', type: 'number', label: 'How many', required: true, min: 1, max: 50 },
        { name: 'by', type: 'date', label: 'Needed by', required: false, min: '2026-01-01' },
      ],
    },
    {
      title: 'Where to answer',
      fields: [{ name: 'email', type: 'email', label: 'Email', required: true }],
    },
  ],
  honeypot: 'website_2',
}

/** A field of every type, with every kind of text. */
export const everything: FormDefinition = {
  v: 1,
  id: 'everything',
  version: 1,
  lang: 'en',
  title: 'Customer survey after the commissioning of the machine',
  intro:
    'Eleven questions, about three minutes. Answers go to the service desk and nowhere else; see the [notice](https://example.com/notice).',
  steps: [
    {
      title: 'About the visit',
      fields: [
        { name: 'note', type: 'static', label: 'Note', required: false, text: 'Fields without a mark are needed.' },
        {
          name: 'score',
          type: 'rating',
          label: 'How well did the commissioning go',
          required: true,
          help: '1 is badly, 5 is very well',
        },
        {
          name: 'topics',
          type: 'checkboxes',
          label: 'What was handed over',
          required: true,
          options: [
            { value: 'manual', label: 'Manual' },
            { value: 'training', label: 'Training of the operators' },
            { value: 'parts', label: 'First set of wear and spare parts' },
          ],
        },
        { name: 'hours', type: 'number', label: 'Hours on site', required: false, min: 0, max: 200, placeholder: '8' },
        { name: 'day', type: 'date', label: 'Day of the visit', required: false },
        { name: 'site', type: 'url', label: 'Web address', required: false },
        { name: 'updates', type: 'checkbox', label: 'Send me the maintenance calendar', required: false },
        { name: 'campaign', type: 'hidden', label: 'Campaign', required: false, value: 'survey' },
        { name: 'papers', type: 'file', label: 'Papers', required: false, accept: 'application/pdf' },
        { name: 'odd', type: 'signature' as 'text', label: 'A type from the future', required: false },
      ],
    },
  ],
  honeypot: 'website_2',
}

/** A form that takes files, and says who is there while its server is not. */
export const files: FormDefinition = {
  v: 1,
  id: 'files',
  version: 1,
  lang: 'en',
  steps: [
    {
      fields: [
        { name: 'email', type: 'email', label: 'Email', required: true },
        { name: 'cv', type: 'file', label: 'CV', required: true, accept: '.pdf,.md', maxFiles: 2, maxSize: 1000 },
        { name: 'photo', type: 'file', label: 'Photo', required: false },
      ],
    },
  ],
  contact: { email: 'desk@example.com', phone: '+1 555 0100' },
  honeypot: 'website_2',
  ...messagesFor(['en', 'zh-CN'], true),
  texts: { 'zh-CN': { 'cv.label': '履历' } },
}

/** A form in Chinese only, of two steps, as its server gives it. */
export const chinese: FormDefinition = {
  v: 1,
  id: 'chinese',
  version: 1,
  lang: 'zh-CN',
  steps: [
    {
      fields: [
        { name: 'email', type: 'email', label: '邮箱', required: true },
        { name: 'size', type: 'select', label: '规模', required: false, options: [{ value: 'small', label: '小' }] },
      ],
    },
    { fields: [{ name: 'count', type: 'number', label: '数量', required: true, min: 1 }] },
  ],
  honeypot: 'website_2',
  ...messagesFor(['zh-CN']),
}
