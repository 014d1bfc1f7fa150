package org.quadrant.benchmarks.study;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Set;

/**
 * A class whose methods do part of their work twice. The method's body moves to another method, and
 * what takes its place calls that once, and in so many of a hundred calls a second time: real work
 * of the method itself, evenly spread over its calls.
 */
final class SlowedClass {
  private static final String ONCE = "$once";
  private static final String DUE = "$due";
  private static final int HUNDRED = 100;

  private SlowedClass() {}

  /**
   * Slows methods down.
   *
   * @param content a class file
   * @param methods names of methods of instances, each of which has a body
   * @param percent of the calls that are to do their work twice, 0 … 100
   * @return a class file
   * @throws IllegalArgumentException if a name is not that of exactly one such method
   */
  static byte[] of(byte[] content, Set<String> methods, int percent) {
    ClassFile files = ClassFile.of();
    ClassModel model = files.parse(content);
    for (String name : methods) {
      List<MethodModel> named =
          model.methods().stream()
              .filter(method -> method.methodName().equalsString(name))
              .toList();
      if (named.size() != 1
          || named.getFirst().flags().has(AccessFlag.STATIC)
          || named.getFirst().code().isEmpty()) {
        throw new IllegalArgumentException(
            name + ": not one method of an instance, with a body, in its own class");
      }
    }
    return files.transformClass(
        model, (builder, element) -> transform(builder, element, model, methods, percent));
  }

  private static void transform(
      ClassBuilder builder,
      ClassElement element,
      ClassModel model,
      Set<String> methods,
      int percent) {
    if (!(element instanceof MethodModel method)
        || !methods.contains(method.methodName().stringValue())) {
      builder.with(element);
      return;
    }
    String name = method.methodName().stringValue();
    CodeModel body = method.code().orElseThrow();
    builder.withField(
        name + DUE, ConstantDescs.CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC);
    builder.withMethod(
        name + ONCE, method.methodTypeSymbol(), ClassFile.ACC_PRIVATE, once -> once.with(body));
    builder.transformMethod(
        method,
        (slowed, part) -> {
          if (part instanceof CodeModel) {
            slowed.withCode(
                code ->
                    write(
                        code,
                        model.thisClass().asSymbol(),
                        name,
                        method.methodTypeSymbol(),
                        percent));
          } else {
            slowed.with(part);
          }
        });
  }

  /** due += percent; if (due >= 100) { due -= 100; once(…); } return once(…); */
  private static void write(
      CodeBuilder code, ClassDesc owner, String name, MethodTypeDesc type, int percent) {
    Label only = code.newLabel();
    code.getstatic(owner, name + DUE, ConstantDescs.CD_int)
        .loadConstant(percent)
        .iadd()
        .dup()
        .putstatic(owner, name + DUE, ConstantDescs.CD_int)
        .loadConstant(HUNDRED)
        .if_icmplt(only)
        .getstatic(owner, name + DUE, ConstantDescs.CD_int)
        .loadConstant(HUNDRED)
        .isub()
        .putstatic(owner, name + DUE, ConstantDescs.CD_int);
    call(code, owner, name, type);
    switch (TypeKind.from(type.returnType()).slotSize()) {
      case 1 -> code.pop();
      case 2 -> code.pop2();
      default -> {
        // Nothing was returned.
      }
    }
    code.labelBinding(only);
    call(code, owner, name, type);
    code.return_(TypeKind.from(type.returnType()));
  }

  private static void call(CodeBuilder code, ClassDesc owner, String name, MethodTypeDesc type) {
    code.aload(0);
    for (int i = 0; i < type.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
    }
    code.invokespecial(owner, name + ONCE, type);
  }
}
