package dev.goexit.weave.methods;

/** Open-coded deferred calls. */
class OpenCodedRecoveriesTest extends RecoveriesContract {
  OpenCodedRecoveriesTest() {
    super(true);
  }
}
