export default {
  localTime: 'Your time: {time}',
  utcTime: 'UTC: {time}',
} as const
