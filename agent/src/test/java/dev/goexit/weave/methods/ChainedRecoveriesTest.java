package dev.goexit.weave.methods;

/** Deferred calls as a chain of records. */
class ChainedRecoveriesTest extends RecoveriesContract {
  ChainedRecoveriesTest() {
    super(false);
  }
}
