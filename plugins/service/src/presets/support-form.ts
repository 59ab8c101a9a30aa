import type { FormDesign } from '@kith/plugin-forms/contract'

/** A form for people who need help: what it brings are cases. */
export const supportForm: FormDesign = {
  lang: 'en',
  title: 'How can we help?',
  intro: 'Tell us what happened. You get a number at once, and an answer from the people who know.',
  submit: 'Send request',
  steps: [
    {
      fields: [
        {
          name: 'issueType',
          type: 'select',
          label: 'What is it about?',
          required: true,
          options: [
            { value: 'fault', label: 'Something does not work' },
            { value: 'question', label: 'A question on use' },
            { value: 'spare-part', label: 'A spare part' },
            { value: 'delivery', label: 'A delivery' },
            { value: 'invoice', label: 'An invoice' },
            { value: 'complaint', label: 'A complaint' },
          ],
        },
        { name: 'subject', type: 'text', label: 'In one sentence', required: true, maxLength: 200 },
        { name: 'description', type: 'textarea', label: 'What happened?', required: true, maxLength: 5000 },
        { name: 'name', type: 'text', label: 'Name', required: true, autocomplete: 'name', maxLength: 200 },
        { name: 'email', type: 'email', label: 'E-mail', required: true, autocomplete: 'email' },
        { name: 'phone', type: 'tel', label: 'Phone', required: false, autocomplete: 'tel', maxLength: 32 },
      ],
    },
  ],
  thanks: { title: 'Thank you', text: 'Your request has arrived. Its number comes by mail.' },
  texts: {
    'zh-CN': {
      title: '需要什么帮助？',
      intro: '请描述您遇到的情况。您会立即收到编号，由专业同事答复。',
      submit: '提交请求',
      'issueType.label': '问题类型',
      'issueType.option.fault': '设备故障',
      'issueType.option.question': '使用咨询',
      'issueType.option.spare-part': '配件',
      'issueType.option.delivery': '交货',
      'issueType.option.invoice': '发票',
      'issueType.option.complaint': '投诉',
      'subject.label': '一句话概括',
      'description.label': '具体情况',
      'name.label': '姓名',
      'email.label': '邮箱',
      'phone.label': '电话',
      'thanks.title': '谢谢',
      'thanks.text': '您的请求已收到，编号将通过邮件发送。',
    },
  },
}

/** One question, opened by the link in a customer's mail, which fills in whose survey it is. */
export const surveyForm: FormDesign = {
  lang: 'en',
  title: 'How satisfied are you with our help?',
  submit: 'Send',
  counted: false,
  offline: false,
  steps: [
    {
      fields: [
        { name: 'rating', type: 'rating', label: 'From 1, not at all, to 5, fully', required: true, min: 1, max: 5 },
        { name: 'comment', type: 'textarea', label: 'Anything to add?', required: false, maxLength: 2000 },
        { name: 'survey', type: 'hidden', label: 'Survey', required: true, maxLength: 200, prefill: true },
      ],
    },
  ],
  thanks: { title: 'Thank you', text: 'Your answer has arrived.' },
  texts: {
    'zh-CN': {
      title: '您对我们的服务满意吗？',
      submit: '提交',
      'rating.label': '1 为非常不满意，5 为非常满意',
      'comment.label': '还有什么想说的？',
      'thanks.title': '谢谢',
      'thanks.text': '您的评价已收到。',
    },
  },
}
