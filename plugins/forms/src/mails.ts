import type { MailTemplates } from '@kith/sdk'

/** `arrived` to the address on the form, `confirmation` to the visitor. */
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
