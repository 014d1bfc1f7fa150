package org.quadrant.benchmarks.peers;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.mkl.global.mkl_rt;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.ejml.EjmlVersion;
import org.quadrant.network.Loss;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.TrainingConfiguration;

/** The peers. A library is loaded when its peer is opened, and not before. */
public enum Peer {
  /** LibTorch, gradients written out. */
  LIBTORCH("libtorch", true) {
    @Override
    PeerStep make(TrainingConfiguration configuration, int threads) {
      return new LibTorchStep(configuration, threads);
    }
  },
  /** LibTorch, gradients by autograd. */
  LIBTORCH_AUTOGRAD("libtorch-autograd", true) {
    @Override
    PeerStep make(TrainingConfiguration configuration, int threads) {
      return new LibTorchAutogradStep(configuration, threads);
    }
  },
  /** OpenBLAS's sgemm with our own sampling and element-wise code. */
  OPENBLAS("openblas", true) {
    @Override
    PeerStep make(TrainingConfiguration configuration, int threads) {
      Loader.load(openblas_nolapack.class);
      OpenBlas library = new OpenBlas();
      // The minibatch is shared out among our own threads, each with a product of its own.
      library.setThreads(1);
      return products(
          library.configuration(),
          configuration,
          threads,
          new BlasProducts(new CBlas(), configuration.dimension(), configuration.neurons()));
    }
  },
  /** MKL's sgemm with our own sampling and element-wise code. */
  MKL("mkl", true) {
    @Override
    PeerStep make(TrainingConfiguration configuration, int threads) {
      load();
      Mkl library = new Mkl();
      // As for OpenBLAS.
      library.setThreads(1);
      return products(
          library.configuration(),
          configuration,
          threads,
          new BlasProducts(new CBlas(), configuration.dimension(), configuration.neurons()));
    }

    private void load() {
      try {
        Loader.load(mkl_rt.class);
      } catch (UnsatisfiedLinkError e) {
        throw new IllegalStateException(
            "peer: mkl on a platform that it does not come for; allowed: Linux and Windows on"
                + " x86-64",
            e);
      }
    }
  },
  /** EJML's products with our own sampling and element-wise code. */
  EJML("ejml", false) {
    @Override
    PeerStep make(TrainingConfiguration configuration, int threads) {
      return products(
          "EJML " + EjmlVersion.VERSION,
          configuration,
          threads,
          new EjmlProducts(configuration.dimension(), configuration.neurons()));
    }
  },
  /** Commons Math in double precision, with our own sampling. */
  COMMONS_MATH("commons-math3", false) {
    @Override
    PeerStep make(TrainingConfiguration configuration, int threads) {
      return new SharedStep(
          "Commons Math 3",
          configuration,
          threads,
          () -> new CommonsMathShare(configuration),
          seed -> vectorNormals(configuration, configuration.batch(), seed));
    }
  },
  /** Plain Java and Commons RNG, with C2's vectors. */
  JAVA("java", false) {
    @Override
    PeerStep make(TrainingConfiguration configuration, int threads) {
      return plain(configuration, threads);
    }
  },
  /** The same, in a JVM whose C2 must not make vectors of loops. */
  JAVA_NO_SUPERWORD("java-nosuperword", false) {
    @Override
    PeerStep make(TrainingConfiguration configuration, int threads) {
      if (SuperWord.isOn()) {
        throw new IllegalStateException(
            "peer: java-nosuperword in a JVM that makes vectors of loops; start java with "
                + SuperWord.OFF);
      }
      return plain(configuration, threads);
    }
  };

  /** The native library in this JVM. */
  private static final AtomicReference<Peer> LOADED = new AtomicReference<>();

  private final String text;
  private final boolean isNative;

  Peer(String text, boolean isNative) {
    this.text = text;
    this.isNative = isNative;
  }

  /**
   * The peer as {@link #parse} reads it.
   *
   * @return its name in lower case
   */
  public String text() {
    return text;
  }

  /**
   * Reads a peer.
   *
   * @param text its name
   * @return the peer
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Peer parse(String text) {
    return Arrays.stream(values())
        .filter(peer -> peer.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("peer: " + text + "; allowed: " + names()));
  }

  private static String names() {
    return Arrays.stream(values()).map(Peer::text).collect(Collectors.joining(", "));
  }

  /**
   * Starts training by this peer, from parameters that must be loaded.
   *
   * @param configuration Gaussian inputs without label noise, logistic loss
   * @param threads number of threads
   * @return the training
   * @throws IllegalArgumentException if the configuration is another, or threads are out of range
   * @throws IllegalStateException if another native library is in this JVM
   */
  public PeerStep open(TrainingConfiguration configuration, int threads) {
    if (threads < 1 || threads > 1024) {
      throw new IllegalArgumentException("threads: " + threads + "; allowed: 1 <= threads <= 1024");
    }
    if (!(configuration.problem().law() instanceof InputLaw.Gaussian)
        || configuration.problem().labelNoise() > 0
        || configuration.loss() != Loss.LOGISTIC) {
      throw new IllegalArgumentException(
          "peer: " + text + "; allowed: only with law gaussian, no label noise, loss logistic");
    }
    if (isNative && !LOADED.compareAndSet(null, this) && LOADED.get() != this) {
      throw new IllegalStateException(
          "peer: "
              + text
              + " in a JVM that has loaded "
              + LOADED.get().text
              + "; allowed: one native library a JVM");
    }
    return make(configuration, threads);
  }

  abstract PeerStep make(TrainingConfiguration configuration, int threads);

  private static PeerStep products(
      String library, TrainingConfiguration configuration, int threads, MatrixProducts products) {
    return new SharedStep(
        library,
        configuration,
        threads,
        () -> new ProductShare(configuration, products),
        seed -> vectorNormals(configuration, ProductShare.CHUNK, seed));
  }

  private static Rows vectorNormals(TrainingConfiguration configuration, int most, long seed) {
    return new VectorNormalRows(configuration.dimension(), most, seed);
  }

  private static PeerStep plain(TrainingConfiguration configuration, int threads) {
    return new SharedStep(
        "plain Java",
        configuration,
        threads,
        () -> new PlainShare(configuration),
        seed -> new ZigguratRows(configuration.dimension(), PlainShare.CHUNK, seed));
  }
}
