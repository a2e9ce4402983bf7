package dev.goexit.weave.methods;

/** Open-coded deferred calls. */
class OpenCodedDefersTest extends DeferredCallsContract {
  OpenCodedDefersTest() {
    super(true);
  }
}
