// Loaded into a real process before its program (`node --import`): signals do what no request can bring it to do.
process.on('SIGUSR2', () => {
  throw new Error('planned by the test');
});
process.on('SIGHUP', () => {
  void Promise.reject(new Error('planned by the test'));
});
