package dev.goexit.weave.methods;

/** Deferred calls as a chain of records. */
class ChainedDefersTest extends DeferredCallsContract {
  ChainedDefersTest() {
    super(false);
  }
}
