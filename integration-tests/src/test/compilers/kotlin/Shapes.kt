package shapes

import dev.goexit.GoBody
import dev.goexit.compilers.Shape.*
import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.resume
import kotlin.coroutines.startCoroutine
import kotlin.coroutines.suspendCoroutine

class Res(private val name: String) : AutoCloseable {
    override fun close() = event("close-$name")
}

object Shapes {
    private val lock = Any()

    @JvmStatic
    fun main(args: Array<String>) {
        shape("falls out", "exit handler", GoBody { fallsOut() })
        shape("value of try", "exit handler", GoBody { valueOfTry() })
        shape("return in catch", "exit handler", GoBody { returnInCatch() })
        shape("return in finally", "exit finally", GoBody { returnInFinally() })
        shape("use", "exit close-a", GoBody { use() })
        shape("nested use", "exit close-b close-a handler", GoBody { nestedUse() })
        shape("runCatching", "exit", GoBody { runCatchingIt() })
        shape("runCatching and recover", "exit", GoBody { runCatchingAndRecover() })
        shape("inline function", "exit handler", GoBody { inlined() })
        shape("return out of an inline lambda", "exit finally", GoBody { returnFromInline() })
        shape("synchronized", "exit handler", GoBody { synchronizedBlock() })
        shape("lambda", "exit handler", GoBody { lambda() })
        shape("lazy", "exit", GoBody { lazily() })
        shape("continue", "exit handler", GoBody { continues() })
        shape("labelled break", "exit handler finally", GoBody { labelled() })
        shape("finally in loop", "exit f0 f1", GoBody { finallyLoops() })
        shape("throws another", "exit handler", GoBody { throwsAnother() })
        shape("elvis", "exit handler", GoBody { elvis() })
        shape("when in handler", "exit error", GoBody { whenInHandler() })
        shape("past outer", "exit inner f1 outer f2", GoBody { pastOuter() })
        shape("constructor", "exit handler", GoBody { Constructed() })
        shape("default argument", "exit handler", GoBody { defaulted() })
        shape("sequence", "exit", GoBody { sequence() })
        shape("suspend function", "exit handler", GoBody { suspending() })
        // A known limit: nobody can tell what follows a suspension from what the resumed coroutine runs.
        shape("suspended in a handler", "exit handler", GoBody { suspendedInHandler() })
        end()
    }

    private fun fallsOut() {
        try { exit() } catch (t: Throwable) { event("handler") }
        event("after")
    }

    private fun valueOfTry() {
        val v = try { exit() } catch (t: Throwable) { event("handler"); 3 }
        event("after$v")
    }

    private fun returnInCatch(): Int {
        try { return exit() } catch (t: Throwable) { event("handler"); return 1 }
    }

    private fun returnInFinally(): Int {
        try { return exit() } finally { event("finally"); return 1 }
    }

    private fun use() {
        Res("a").use { exit() }
        event("after")
    }

    private fun nestedUse() {
        try { Res("a").use { Res("b").use { exit() } } } catch (t: Throwable) { event("handler") }
        event("after")
    }

    private fun runCatchingIt() {
        val r = runCatching { exit() }
        event("after" + r.isSuccess)
    }

    private fun runCatchingAndRecover() {
        val v = runCatching { exit() }.recover { event("recovered"); 1 }.getOrDefault(2)
        event("after$v")
    }

    private inline fun <T> attempt(body: () -> T, otherwise: T): T =
        try { body() } catch (t: Throwable) { event("handler"); otherwise }

    private fun inlined() {
        event("after" + attempt({ exit() }, 5))
    }

    private inline fun <T> withFinally(body: () -> T): T = try { body() } finally { event("finally") }

    private fun returnFromInline(): Int {
        withFinally { return exit() }
    }

    private fun synchronizedBlock() {
        synchronized(lock) { try { exit() } catch (t: Throwable) { event("handler") }; event("after") }
        event("behind")
    }

    private fun lambda() {
        val f = { try { exit() } catch (t: Throwable) { event("handler"); 2 } }
        event("after" + f())
    }

    private fun lazily() {
        val v by lazy { exit() }
        event("after$v")
    }

    private fun continues() {
        for (i in 0..2) {
            try { exit() } catch (t: Throwable) { event("handler"); continue }
            event("wrong")
        }
        event("after")
    }

    private fun labelled() {
        outer@ while (true) {
            while (true) {
                try { exit() } catch (t: Throwable) { event("handler"); break@outer } finally { event("finally") }
            }
        }
        event("after")
    }

    private fun finallyLoops() {
        try { exit() } finally { for (i in 0..1) event("f$i") }
        event("after")
    }

    private fun throwsAnother() {
        try { exit() } catch (t: Throwable) { fail("handler") }
        event("after")
    }

    private fun elvis() {
        val s: String? = try { exit().toString() } catch (t: Throwable) { event("handler"); null }
        event(s ?: "none")
    }

    private fun whenInHandler() {
        try { exit() } catch (t: Throwable) {
            when (t) { is RuntimeException -> event("wrong"); is Error -> event("error"); else -> event("else") }
        }
        event("after")
    }

    private fun pastOuter(): Int {
        try {
            try { return exit() } catch (t: Throwable) { event("inner"); return 1 } finally { event("f1") }
        } catch (t: Throwable) { event("outer"); return 2 } finally { event("f2") }
    }

    class Constructed {
        val value: Int
        init {
            value = try { exit() } catch (t: Throwable) { event("handler"); 1 }
            event("after")
        }
    }

    private fun defaulted(v: Int = try { exit() } catch (t: Throwable) { event("handler"); 1 }) {
        event("after$v")
    }

    private fun sequence() {
        val s = sequence { yield(exit()) }
        event("after" + s.first())
    }

    private suspend fun step() = suspendCoroutine<Unit> { it.resume(Unit) }

    private suspend fun caught() {
        try { step(); exit() } catch (t: Throwable) { event("handler") }
        event("after")
    }

    private suspend fun caughtAndSuspended() {
        try { exit() } catch (t: Throwable) { event("handler"); step(); event("resumed") } finally { step() }
        event("after")
    }

    private fun start(body: suspend () -> Unit) {
        body.startCoroutine(Continuation(EmptyCoroutineContext) { it.getOrThrow() })
        event("behind")
    }

    private fun suspending() = start { caught() }

    private fun suspendedInHandler() = start { caughtAndSuspended() }
}
