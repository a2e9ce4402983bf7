package shapes

import static dev.goexit.compilers.Shape.*

import groovy.transform.CompileStatic

class Dynamic {
    static void fallsOut() {
        try { exit() } catch (Throwable t) { event('handler') }
        event('after')
    }

    static int returnInCatch() {
        try { return exit() } catch (Throwable t) { event('handler'); return 1 }
    }

    static int returnInFinally() {
        try { return exit() } finally { event('finally'); return 1 }
    }

    static void nested() {
        try {
            try { exit() } catch (Error e) { event('inner') }
            event('between')
        } catch (Throwable t) { event('outer') } finally { event('finally') }
        event('after')
    }

    static void closure() {
        def c = { try { exit() } catch (Throwable t) { event('handler') } }
        c()
        event('after')
    }


    static void loops() {
        for (i in 0..2) {
            try { exit() } catch (Throwable t) { event('handler'); continue }
        }
        event('after')
    }

    static void labelled() {
        outer:
        while (true) {
            while (true) {
                try { exit() } catch (Throwable t) { event('handler'); break outer } finally { event('finally') }
            }
        }
        event('after')
    }

    static void resources() {
        try (AutoCloseable a = resource('a'); AutoCloseable b = resource('b')) { exit() }
        event('after')
    }

    static void withCloseable() {
        new StringReader('a').withCloseable { exit() }
        event('after')
    }

    static void throwsAnother() {
        try { exit() } catch (Throwable t) { fail('handler') }
        event('after')
    }

    static void locked() {
        synchronized (Dynamic) { try { exit() } catch (Throwable t) { event('handler') } }
        event('after')
    }

    static void gstring() {
        event("after${try_()}")
    }

    static int try_() {
        try { exit() } catch (Throwable t) { event('handler'); 1 }
    }

    static void multi() {
        try { exit() } catch (IllegalStateException | Error e) { event('handler') }
        event('after')
    }
}

@CompileStatic
class Static {
    static void fallsOut() {
        try { exit() } catch (Throwable t) { event('handler') }
        event('after')
    }

    static int returnInCatch() {
        try { return exit() } catch (Throwable t) { event('handler'); return 1 }
    }

    static int returnInFinally() {
        try { return exit() } finally { event('finally'); return 1 }
    }

    static void nested() {
        try {
            try { exit() } catch (Error e) { event('inner') }
            event('between')
        } catch (Throwable t) { event('outer') } finally { event('finally') }
        event('after')
    }

    static void closure() {
        Closure c = { try { exit() } catch (Throwable t) { event('handler') } }
        c.call()
        event('after')
    }

    static void loops() {
        for (int i = 0; i < 3; i++) {
            try { exit() } catch (Throwable t) { event('handler'); continue }
        }
        event('after')
    }

    static void resources() {
        try (AutoCloseable a = resource('a'); AutoCloseable b = resource('b')) { exit() }
        event('after')
    }

    static void throwsAnother() {
        try { exit() } catch (Throwable t) { fail('handler') }
        event('after')
    }

    static void locked() {
        synchronized (Static) { try { exit() } catch (Throwable t) { event('handler') } }
        event('after')
    }

    static int pastOuter() {
        try {
            try { return exit() } catch (Throwable t) { event('inner'); return 1 } finally { event('f1') }
        } catch (Throwable t) { event('outer'); return 2 } finally { event('f2') }
    }
}

class Shapes {
    static void main(String[] args) {
        shape('dynamic: falls out', 'exit handler', { Dynamic.fallsOut() })
        shape('dynamic: return in catch', 'exit handler', { Dynamic.returnInCatch() })
        shape('dynamic: return in finally', 'exit finally', { Dynamic.returnInFinally() })
        shape('dynamic: nested', 'exit inner outer finally', { Dynamic.nested() })
        shape('dynamic: closure', 'exit handler', { Dynamic.closure() })
        shape('dynamic: loops', 'exit handler', { Dynamic.loops() })
        shape('dynamic: labelled', 'exit handler finally', { Dynamic.labelled() })
        shape('dynamic: resources', 'exit close-b close-a', { Dynamic.resources() })
        shape('dynamic: withCloseable', 'exit', { Dynamic.withCloseable() })
        shape('dynamic: throws another', 'exit handler', { Dynamic.throwsAnother() })
        shape('dynamic: synchronized', 'exit handler', { Dynamic.locked() })
        shape('dynamic: in a GString', 'exit handler', { Dynamic.gstring() })
        shape('dynamic: multi-catch', 'exit handler', { Dynamic.multi() })
        shape('static: falls out', 'exit handler', { Static.fallsOut() })
        shape('static: return in catch', 'exit handler', { Static.returnInCatch() })
        shape('static: return in finally', 'exit finally', { Static.returnInFinally() })
        shape('static: nested', 'exit inner outer finally', { Static.nested() })
        shape('static: closure', 'exit handler', { Static.closure() })
        shape('static: loops', 'exit handler', { Static.loops() })
        shape('static: resources', 'exit close-b close-a', { Static.resources() })
        shape('static: throws another', 'exit handler', { Static.throwsAnother() })
        shape('static: synchronized', 'exit handler', { Static.locked() })
        shape('static: past outer', 'exit inner f1 outer f2', { Static.pastOuter() })
        end()
    }
}
