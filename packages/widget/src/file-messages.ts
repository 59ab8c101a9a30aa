/** What is said of files, by code: a definition with fields for files carries it, in all its languages. */
export type FileMessages = Record<keyof typeof englishFiles, string>

export const englishFiles = {
  file: 'Choose the file again.',
  fileBusy: 'Too many files right now. Choose it again in a minute.',
  fileCount: 'Too many files.',
  fileEmpty: 'The file is empty.',
  fileFailed: 'The file was not sent. Choose it again.',
  fileLimit: 'Up to {mb} MB',
  fileLimits: 'Up to {maxFiles} files of {mb} MB',
  fileRemove: 'Remove {name}',
  fileSending: 'Sending',
  fileSize: 'The file is too large.',
  fileType: 'This kind of file is not taken.',
}

export const chineseFiles: FileMessages = {
  file: '请重新选择文件。',
  fileBusy: '当前上传的文件较多，请一分钟后重新选择。',
  fileCount: '文件过多。',
  fileEmpty: '文件为空。',
  fileFailed: '文件未能发送，请重新选择。',
  fileLimit: '不超过 {mb} MB',
  fileLimits: '最多 {maxFiles} 个文件，每个不超过 {mb} MB',
  fileRemove: '移除 {name}',
  fileSending: '正在发送',
  fileSize: '文件过大。',
  fileType: '不接受此类文件。',
}
