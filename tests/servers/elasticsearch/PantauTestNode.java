import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * One Elasticsearch node out of its published libraries, for tests/servers/elastic_node.py.
 *
 * Arguments: home folder, then key=value settings. The node runs until standard input ends, so it cannot outlive the
 * test run that holds the other end of the pipe, however that run dies. Not a way to run a production node: no
 * bootstrap checks, no security module, no native controller.
 *
 * Every call is reflective, because the classes of 9.x are Java 21 class files: compiled with JDK 17 and without the
 * server on the class path, this one class file serves 8.19 on Java 17 and 9.x on Java 21 and later.
 */
public final class PantauTestNode {
    private static final String PREFIX = "org.elasticsearch.";

    private PantauTestNode() {
    }

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        Map<String, String> settings = new TreeMap<>();
        for (int i = 1; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            settings.put(args[i].substring(0, equals), args[i].substring(equals + 1));
        }
        AutoCloseable node = start(home, settings);
        AtomicBoolean closed = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node, closed)));
        while (System.in.read() >= 0) {
            // Nothing is ever written to the pipe; only its end counts.
        }
        System.exit(0);
    }

    private static AutoCloseable start(Path home, Map<String, String> settings) throws Exception {
        // The loggers of the server are static: they have to be there before any other of its classes is loaded.
        call("common.logging.LogConfigurator", "configureESLogging");
        Class<?> settingsType = type("common.settings.Settings");
        Object builder = call("common.settings.Settings", "builder");
        for (Map.Entry<String, String> entry : settings.entrySet()) {
            builder.getClass().getMethod("put", String.class, String.class)
                .invoke(builder, entry.getKey(), entry.getValue());
        }
        Object built = builder.getClass().getMethod("build").invoke(builder);
        Supplier<String> nodeName = () -> settings.get("node.name");
        Object environment = type("node.InternalSettingsPreparer")
            .getMethod("prepareEnvironment", settingsType, Map.class, Path.class, Supplier.class)
            .invoke(null, built, Map.of(), home.resolve("config"), nodeName);
        Class<?> loaderType = type("plugins.PluginsLoader");
        Object loader = loaderType
            .getMethod("createPluginsLoader", Set.class, Set.class, Map.class, boolean.class)
            .invoke(null, bundles(loaderType, "loadModulesBundles", home.resolve("modules")),
                bundles(loaderType, "loadPluginsBundles", home.resolve("plugins")), Map.of(), false);
        Class<?> nodeType = type("node.Node");
        Object node = nodeType.getConstructor(type("env.Environment"), loaderType).newInstance(environment, loader);
        nodeType.getMethod("start").invoke(node);
        return (AutoCloseable) node;
    }

    /** 8.x takes the folder alone; 9.x takes a second argument, false here. */
    private static Object bundles(Class<?> loaderType, String name, Path folder) throws Exception {
        Files.createDirectories(folder);
        for (Method method : loaderType.getMethods()) {
            if (method.getName().equals(name)) {
                return method.getParameterCount() == 1 ? method.invoke(null, folder) : method.invoke(null, folder, false);
            }
        }
        throw new NoSuchMethodException(loaderType.getName() + "." + name);
    }

    private static void close(AutoCloseable node, AtomicBoolean closed) {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            node.close();
        } catch (Exception problem) {
            problem.printStackTrace();
        }
    }

    private static Object call(String name, String method) throws Exception {
        try {
            return type(name).getMethod(method).invoke(null);
        } catch (InvocationTargetException problem) {
            throw new IllegalStateException(name + "." + method + " failed", problem.getCause());
        }
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(PREFIX + name);
    }
}
