#if NETSTANDARD2_0
// The compiler asks for this type by name for init-only properties; .NET Standard 2.0 does not have it.
namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;
#endif
