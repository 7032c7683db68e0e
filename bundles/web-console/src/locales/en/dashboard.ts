export default {
  title: 'Dashboard',
  onTheAir: 'On the air',
  column_challenge: 'Challenge',
  column_frequency: 'Frequency',
  column_modulation: 'Modulation',
  column_runner: 'Runner',
  column_left: 'Time left',
  nothing: 'Nothing is on the air',
  nothingText: 'What is sent appears here by itself.',
} as const
