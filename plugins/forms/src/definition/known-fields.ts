import type { FormField } from '../contract/index.ts'

/** A field that everybody asks, with its words in both languages. */
export interface KnownField {
  readonly field: Omit<FormField, 'name'>
  /** Its texts in Chinese, by their last part. */
  readonly chinese: Readonly<Record<string, string>>
}

/** By name: what a form made from names alone asks. */
export const knownFields: Readonly<Record<string, KnownField>> = {
  name: known('text', 'Name', '姓名', { required: true, autocomplete: 'name', maxLength: 200 }),
  email: known('email', 'E-mail', '邮箱', { required: true, autocomplete: 'email' }),
  phone: known('tel', 'Phone', '电话', { autocomplete: 'tel', maxLength: 32 }),
  company: known('text', 'Company', '公司名称', { autocomplete: 'organization', maxLength: 200 }),
  title: known('text', 'Job title', '职务', { autocomplete: 'organization-title', maxLength: 200 }),
  industry: known('text', 'Industry', '行业', { maxLength: 100 }),
  size: known('text', 'Company size', '企业规模', { maxLength: 60 }),
  region: known('text', 'Region', '地区', { maxLength: 100 }),
  website: known('url', 'Website', '网站', { autocomplete: 'url' }),
  message: known('textarea', 'Message', '留言', {}),
  consent: {
    field: {
      type: 'consent',
      label: 'Use of my details',
      required: true,
      text: 'You may use my details to answer this message.',
      version: '1',
      purpose: 'enquiry',
    },
    chinese: { label: '个人信息的使用', text: '同意使用以上信息回复本次咨询。' },
  },
}

function known(type: FormField['type'], label: string, chinese: string, more: Partial<FormField>): KnownField {
  return { field: { type, label, required: false, ...more }, chinese: { label: chinese } }
}
