package shapes

import dev.goexit.compilers.Shape._
import scala.util.{Try, Using}
import scala.util.control.NonFatal

object Shapes {
  def main(args: Array[String]): Unit = {
    shape("catch Throwable", "exit handler", () => catchThrowable())
    shape("catch wildcard", "exit handler", () => catchWildcard())
    shape("catch Error by pattern", "exit handler", () => catchError())
    shape("NonFatal", "exit handler", () => nonFatal())
    shape("value of try", "exit handler", () => valueOfTry())
    shape("finally", "exit finally", () => finallyOnly())
    shape("nested", "exit inner outer finally", () => nested())
    shape("Try", "exit", () => ofTry())
    shape("Using", "exit close-a", () => using())
    shape("synchronized", "exit handler", () => locked())
    shape("closure", "exit handler", () => closure())
    shape("by name", "exit handler", () => byName())
    shape("while loop", "exit handler", () => loops())
    shape("for comprehension", "exit handler", () => comprehension())
    shape("throws another", "exit handler", () => throwsAnother())
    shape("wraps", "exit outer", () => wraps())
    shape("lazy val", "exit handler", () => lazily())
    shape("constructor", "exit handler", () => constructed())
    shape("trait method", "exit handler", () => ofTrait())
    shape("guard in pattern", "exit handler", () => guarded())
    shape("match in handler", "exit error", () => matched())
    end()
  }

  def catchThrowable(): Unit = {
    try exit() catch { case t: Throwable => event("handler") }
    event("after")
  }

  def catchWildcard(): Unit = {
    try exit() catch { case _: Throwable => event("handler") }
    event("after")
  }

  def catchError(): Unit = {
    try exit() catch { case e: RuntimeException => event("wrong"); case e: Error => event("handler") }
    event("after")
  }

  def nonFatal(): Unit = {
    try exit() catch { case NonFatal(e) => event("handler") }
    event("after")
  }

  def valueOfTry(): Unit = {
    val v = try exit() catch { case t: Throwable => event("handler"); 3 }
    event("after" + v)
  }

  def finallyOnly(): Unit = {
    try exit() finally event("finally")
    event("after")
  }

  def nested(): Unit = {
    try {
      try exit() catch { case t: Throwable => event("inner") }
      event("between")
    } catch { case t: Throwable => event("outer") } finally event("finally")
    event("after")
  }

  def ofTry(): Unit = {
    val t = Try(exit())
    event("after" + t.isSuccess)
  }

  def using(): Unit = {
    Using(resource("a")) { _ => exit() }
    event("after")
  }

  def locked(): Unit = {
    this.synchronized { try exit() catch { case t: Throwable => event("handler") } }
    event("after")
  }

  def closure(): Unit = {
    val f = () => try exit() catch { case t: Throwable => event("handler"); 1 }
    event("after" + f())
  }

  def attempt[T](body: => T, otherwise: T): T =
    try body catch { case t: Throwable => event("handler"); otherwise }

  def byName(): Unit = event("after" + attempt(exit(), 4))

  def loops(): Unit = {
    var i = 0
    while (i < 3) { try exit() catch { case t: Throwable => event("handler") }; i += 1 }
    event("after")
  }

  def comprehension(): Unit = {
    for (i <- 1 to 3) { try exit() catch { case t: Throwable => event("handler") } }
    event("after")
  }

  def throwsAnother(): Unit = {
    try exit() catch { case t: Throwable => fail("handler") }
    event("after")
  }

  def wraps(): Unit = {
    try {
      try exit() catch { case t: Throwable => throw new IllegalStateException(t) }
    } catch { case e: IllegalStateException => event("wrong"); case e: Error => event("outer") }
    event("after")
  }

  class Lazy {
    lazy val value: Int = try exit() catch { case t: Throwable => event("handler"); 1 }
  }

  def lazily(): Unit = event("after" + new Lazy().value)

  class Constructed {
    val value: Int = try exit() catch { case t: Throwable => event("handler"); 1 }
    event("after")
  }

  def constructed(): Unit = { new Constructed(); event("behind") }

  trait Greeting {
    def greet(): Unit = { try exit() catch { case t: Throwable => event("handler") }; event("after") }
  }

  def ofTrait(): Unit = { new Greeting {}.greet(); event("behind") }

  def guarded(): Unit = {
    try exit() catch { case t: Throwable if t.getMessage != null => event("handler") }
    event("after")
  }

  def matched(): Unit = {
    try exit() catch { case t => t match { case e: Error => event("error"); case _ => event("other") } }
    event("after")
  }
}
