/**
 * The element's own sentences by code: the buttons, what is wrong with a field, why a form was not sent. `{n}`, `{m}`,
 * `{min}`, `{max}`, `{maxLength}` are filled in. An example of what fits stands behind a code of a type by itself.
 */
export type Messages = Record<keyof typeof english, string>

export const english = {
  back: 'Back',
  busy: 'Too many answers right now. Send again in a minute.',
  choose: 'Choose…',
  close: 'Close',
  closed: 'This form is closed.',
  conflict: 'The first answer was kept. Send again to add this one.',
  failed: 'The answer was not sent. Send it again.',
  invalid: 'Check this field.',
  large: 'The answer is too long. Shorten the longest text.',
  loading: 'Loading…',
  max: 'At most {max}',
  min: 'At least {min}',
  next: 'Continue',
  optional: 'optional',
  queued: 'Saved on this device',
  queuedText: 'The answer is sent when this site is open with a connection, within 7 days.',
  reload: 'Try again',
  required: 'This is needed.',
  step: 'Step {n} of {m}',
  submit: 'Send',
  summary: 'To correct: {n}',
  thanks: 'Thank you. The answer has arrived.',
  tooLong: 'At most {maxLength} characters',
  unavailable: 'The form could not be loaded.',
}

export const chinese: Messages = {
  back: '上一步',
  busy: '提交人数较多，请一分钟后再次发送。',
  choose: '请选择',
  close: '关闭',
  closed: '此表单已关闭。',
  conflict: '先前的内容已收到。再次发送可追加这一份。',
  failed: '未能发送，可再次发送。',
  invalid: '请检查此项。',
  large: '内容过长，请缩短最长的一段。',
  loading: '正在加载…',
  max: '最大为 {max}',
  min: '最小为 {min}',
  next: '下一步',
  optional: '选填',
  queued: '已保存在本设备',
  queuedText: '7 天内，联网打开本网站时会自动发送。',
  reload: '重试',
  required: '此项必填。',
  step: '第 {n} 步，共 {m} 步',
  submit: '发送',
  summary: '有 {n} 项需要修改',
  thanks: '感谢填写，内容已送达。',
  tooLong: '最多 {maxLength} 个字符',
  unavailable: '表单未能加载。',
}

/** What fits a field of a type, in every language. */
export const examples: Record<string, string> = {
  date: '2027-01-31',
  email: 'name@example.com',
  number: '42',
  tel: '+1 555 0100',
  url: 'https://example.com',
}
