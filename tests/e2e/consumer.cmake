# Installs the library into a fresh prefix, builds docs/examples/consumer against it with
# find_package, and runs it. cmake -DBUILD=... -DSOURCE=... -DCOMPILER=... -P consumer.cmake
set(work ${BUILD}/consumer)
file(REMOVE_RECURSE ${work})
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}: ${result}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()
run(${CMAKE_COMMAND} --install ${BUILD} --component library --prefix ${work}/prefix)
run(${CMAKE_COMMAND} -S ${SOURCE}/docs/examples/consumer -B ${work}/build -G Ninja
    -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_PREFIX_PATH=${work}/prefix)
run(${CMAKE_COMMAND} --build ${work}/build)
run(openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ${work}/ca.key
    -subj /CN=Consumer\ root -days 30 -out ${work}/ca.pem)
run(openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ${work}/leaf.key
    -subj /CN=Consumer\ leaf -out ${work}/leaf.csr)
run(openssl x509 -req -in ${work}/leaf.csr -CA ${work}/ca.pem -CAkey ${work}/ca.key -days 20
    -set_serial 7 -out ${work}/leaf.pem)
string(TIMESTAMP now "%Y-%m-%dT%H:%M:%SZ" UTC)
run(${work}/build/consumer ${work}/leaf.pem ${work}/ca.pem ${now})
if(NOT output MATCHES "path.signature.verified passed path")
  message(FATAL_ERROR "no finding of a verified signature:\n${output}")
endif()
execute_process(COMMAND ${work}/build/consumer ${work}/ca.pem ${work}/leaf.pem ${now}
                RESULT_VARIABLE result OUTPUT_QUIET)
if(result EQUAL 0)
  message(FATAL_ERROR "a leaf was taken for an anchor")
endif()
