/* bcryptprimitives.dll, which every Rust program loads and Wine has only from its version 10. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T count) {
  return SystemFunction036(to, (ULONG)count);
}
