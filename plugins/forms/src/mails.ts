import type { MailTemplates } from '@kith/sdk'

/** `arrived` to the address on the form, `confirmation` and `opt-in` to the visitor. */
export const mails: MailTemplates = {
  arrived: {
    en: {
      subject: 'New submission: {{form}}',
      text: 'Somebody has filled in “{{form}}”.\n\n{{answers}}\n\nOpen Kith: {{url}}\n',
    },
    'zh-CN': {
      subject: '收到新的提交：{{form}}',
      text: '有人填写了「{{form}}」。\n\n{{answers}}\n\n打开 Kith：{{url}}\n',
    },
  },
  'opt-in': {
    en: {
      subject: 'Please confirm: {{form}}',
      text: 'Somebody gave this address in the form “{{form}}” and agreed to this:\n\n{{consents}}\n\nIt counts once you confirm it here:\n{{link}}\n\nIf that was not you, there is nothing to do: nothing will be sent to you.\n',
    },
    'zh-CN': {
      subject: '请确认：{{form}}',
      text: '有人在表单「{{form}}」中填写了这个邮箱，并同意以下内容：\n\n{{consents}}\n\n请打开以下链接确认，确认后方才生效：\n{{link}}\n\n如非本人操作，可忽略此邮件，不会再收到其他邮件。\n',
    },
  },
  confirmation: {
    en: {
      subject: 'Your message has arrived: {{form}}',
      text: '{{text}}\n\nThis mail was sent because somebody gave this address in the form “{{form}}”. If that was not you, there is nothing to do.\n',
    },
    'zh-CN': {
      subject: '信息已送达：{{form}}',
      text: '{{text}}\n\n收到此邮件，是因为有人在表单「{{form}}」中填写了这个邮箱。如非本人操作，可忽略此邮件。\n',
    },
  },
}
