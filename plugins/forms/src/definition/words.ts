/** Sentences of the pages without JavaScript and of answers; `{max}` and the like are filled in. */
export type Words = Readonly<Record<keyof typeof english, string>>

export const english = {
  choose: 'Choose…',
  closed: 'This form is closed and takes no more answers.',
  conflict: 'Your first answer was kept. Send again to add this one.',
  busy: 'Too many answers are arriving right now. Send again in a minute.',
  origin: 'This form may not be sent from that website.',
  large: 'The answer is too long. Shorten the longest text.',
  failed: 'The answer was not sent. It is still here: send again.',
  unknownForm: 'There is no such form.',
  optional: 'optional',
  ifApplies: 'if it applies to you',
  submit: 'Send',
  summary: 'Fields to correct: {n}',
  thanks: 'Thank you',
  thanksText: 'The answer has arrived.',
  another: 'Send another answer',
  required: 'Fill in this field',
  requiredChoice: 'Choose an option',
  requiredTick: 'Tick this box to continue',
  email: 'Enter an email address like name@example.com',
  tel: 'Enter a phone number in digits',
  url: 'Enter a web address like https://example.com',
  number: 'Enter a number in digits',
  date: 'Enter a whole date',
  option: 'Choose one of the options',
  min: 'Enter {min} or more',
  max: 'Enter {max} or less',
  tooLong: 'Shorten this to {max} characters',
  characters: 'This holds a character that cannot be stored. Type it again.',
  file: 'Choose the file again',
  fileBusy: 'Too many files are arriving right now. Choose it again in a minute.',
  fileCount: 'Choose {maxFiles} at most',
  fileEmpty: 'The file is empty. Choose another.',
  fileSize: 'Choose a file of {mb} MB at most',
  fileType: 'This kind of file is not taken. Choose another: {accept}',
  invalid: 'Check this field',
}

const chinese: Words = {
  choose: '请选择',
  closed: '此表单已关闭，不再接收提交。',
  conflict: '先前的提交已收到并保留。如需追加这一份，再次发送即可。',
  busy: '当前提交人数较多，请一分钟后再次发送。',
  origin: '该网站无权提交此表单。',
  large: '内容过长，请缩短最长的一段文字。',
  failed: '发送未成功。内容仍在这里，可再次发送。',
  unknownForm: '没有这个表单。',
  optional: '选填',
  ifApplies: '如适用',
  submit: '发送',
  summary: '有 {n} 项需要修改',
  thanks: '感谢填写',
  thanksText: '内容已送达。',
  another: '再填一份',
  required: '此项必填',
  requiredChoice: '选择一项',
  requiredTick: '勾选此项后才能继续',
  email: '填写有效的邮箱，例如 name@example.com',
  tel: '填写有效的电话号码',
  url: '填写有效的网址，例如 https://example.com',
  number: '填写数字',
  date: '填写完整日期',
  option: '从选项中选择',
  min: '不能小于 {min}',
  max: '不能大于 {max}',
  tooLong: '最多 {max} 个字符',
  characters: '含有无法保存的字符，请重新输入。',
  file: '请重新选择文件',
  fileBusy: '当前上传的文件较多，请一分钟后重新选择。',
  fileCount: '最多选择 {maxFiles} 个文件',
  fileEmpty: '文件为空，请选择其他文件。',
  fileSize: '文件不能超过 {mb} MB',
  fileType: '不接受此类文件，请选择：{accept}',
  invalid: '检查此项内容',
}

export function wordsFor(locale: string): Words {
  return /^zh\b/i.test(locale) ? chinese : english
}

/** `{name}` replaced by its value. */
export function fill(text: string, values: Readonly<Record<string, string | number | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
