export * from './duration'
export * from './frequency'
export * from './number'
export * from './time'
