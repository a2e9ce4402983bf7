package dev.goexit.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JVMS 4.4, as far as the filter in front of the weaver reads it. */
class ConstantPoolTest {
  private static final String THIS = "dev/goexit/weave/ConstantPoolTest";

  @Test
  void a_text_in_a_constant_is_mentioned() {
    ConstantPool pool = new ConstantPool(WeavingLoader.classFile(THIS));
    assertTrue(pool.mentions(ConstantPool.text("org/junit/jupiter/api/Test")));
    assertTrue(
        pool.mentions(ConstantPool.text("no/such/Name" + "!"), ConstantPool.text("jupiter")));
  }

  @Test
  void a_text_in_no_constant_is_not_mentioned() {
    ConstantPool pool = new ConstantPool(WeavingLoader.classFile("java/lang/Object"));
    assertFalse(pool.mentions(ConstantPool.text("dev/goexit/Go")));
  }

  /** 8 and 9 entries wide constants, long and double, take two indices each (JVMS 4.4.5). */
  @Test
  void the_name_of_the_class_is_found_behind_wide_constants() {
    for (String name :
        new String[] {"java/lang/Math", "java/util/Random", "java/lang/Double", THIS}) {
      assertEquals(name, new ConstantPool(WeavingLoader.classFile(name)).thisClass());
    }
  }

  @Test
  void a_renamed_class_mentions_the_new_name_only() {
    byte[] renamed = ConstantPool.rename(WeavingLoader.classFile(THIS), THIS, "a/Longer/Name/B");
    ConstantPool pool = new ConstantPool(renamed);
    assertEquals("a/Longer/Name/B", pool.thisClass());
    assertFalse(pool.mentions(ConstantPool.text(THIS)));
  }

  @Test
  void bytes_that_are_no_class_file_are_refused() {
    String message = refusal(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    assertEquals("not a class file: it does not start with 0xCAFEBABE", message);
  }

  @Test
  void a_class_file_that_is_cut_off_is_refused() {
    byte[] whole = WeavingLoader.classFile(THIS);
    for (int length = 0; length < whole.length / 8; length++) {
      refusal(Arrays.copyOf(whole, length));
    }
  }

  private static String refusal(byte[] bytes) {
    return assertThrows(IllegalArgumentException.class, () -> new ConstantPool(bytes)).getMessage();
  }

  /** Wherever it stands, and whatever stands before it. */
  @Test
  void the_name_of_the_package_is_found_at_each_place() {
    byte[] name = ConstantPool.text("dev/goexit/");
    for (String before :
        List.of("", "d", "dev", "dev/", "dev/goexi", "dev/goexit", "t/", "\u00e9")) {
      for (int offset = 10; offset < 40; offset++) {
        byte[] file = new byte[64 + name.length];
        byte[] prefix = ConstantPool.text(before);
        System.arraycopy(prefix, 0, file, offset, prefix.length);
        assertFalse(ConstantPool.mayMentionApi(file));
        System.arraycopy(name, 0, file, offset + prefix.length, name.length);
        assertTrue(ConstantPool.mayMentionApi(file), before + " at " + offset);
      }
    }
  }
}
